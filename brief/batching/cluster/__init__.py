"""`brief batch --engine ray`: the articles of a batch briefed on the machines of a Ray cluster.

The process of the command keeps what there must be one of: the state, the answers, the pace, the budget and OUT. Ray
moves articles to the nodes and briefs back, and takes up elsewhere what a dead node had.

    spread   the run: a `Run` whose articles are made by others
    desk     where these come: gives out shards of articles, lets calls go, keeps answers, takes briefs
    driver   a process of its own: a Ray Data pipeline from the desk's shards over a pool of hands and back to the desk
    hand     one of that pool: reads, asks, writes; before each call it asks the desk
    wire     messages between them

Nothing but `driver` imports Ray.
"""
