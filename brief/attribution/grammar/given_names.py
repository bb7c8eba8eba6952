"""Whether a given name is mostly a man's or a woman's: the commonest ones of many languages, unclear ones left out."""

from __future__ import annotations

MEN = frozenset(
    """aaron abdul abdullah abel adam adolfo ahmad ahmed alan albert alberto alejandro alessandro alexander alexandre
    alfred ali allen alvin amit amir anders andre andreas andrei andrew andrzej andy ankit anthony antoine antonio
    antony arjun arnold arthur arturo ashok asif barack barry ben benjamin bernard bernie bilal bill billy bjorn bob
    boris brad bradley brandon brendan brett brian bruce bryan calvin carl carlos cedric cesar charles charlie chad
    christian christophe christopher chuck claude clarence colin connor craig curtis cyril dale damien dan daniel
    darren dave david dean deepak denis dennis derek devin diego dimitri dmitri dmitry dominic don donald doug douglas
    duncan dustin dwight earl ed eddie edgar edmund eduardo edward edwin elijah elliot emmanuel emmerson enrique eric
    erik ernest ernesto eugene evan fabio felix fernando francesco francis francisco francois frank franklin fred
    frederick gabriel garrett gary gavin geoff geoffrey george gerald gerard gerhard gilbert giovanni giuseppe glenn
    gordon graham greg gregory guillermo gustavo hamid harold harry harvey hassan hector henri henry herbert herman
    hiroshi howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques jake james janez
    jared jason javier jay jean-claude jean-marc jean-paul jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy
    joao joe joel johan johannes john johnny jon jonathan jorge jose josef joseph josh joshua juan julian julio justin
    karl kazuo keith ken kenneth kevin khalid kiran klaus kurt kyle lance larry lars laurent lawrence leo leon leonard
    leonardo leonid leroy liam lloyd logan louis luca lucas luigi luis luke magnus mahmoud malcolm manoj manuel marc
    marcel marco marcos marcus mario mark markus martin marvin massimo mateo mats matt matthew maurice maxwell mehmet
    michael michel miguel mike mikhail milton mitch mitchell mitt mohamed mohammad mohammed muhammad mustafa narendra
    nathan nathaniel neil nelson nicholas nick nicolas nigel nikolai nils noah noel norman oleg oliver olivier omar
    oscar osama otto owen pablo patrick paul pavel pedro per peter phil philip philippe phillip pierre piotr prakash
    qasim rafael rahul raj rajesh ralph ramon randy raul ravi ray raymond reggie reinhard rene ricardo richard rick
    robert roberto rodney rodrigo roger roland ron ronald roy ruben rupert russell ryan salman salvador samuel sanjay
    scott sean sebastian sergei sergey sergio seth shane shaun shawn simon sergej stan stanley stefan stefano stephane
    stephen steve steven stuart sunil suresh sven takeshi tayyip ted terrence theodore thomas thorsten tim timothy
    tobias todd tom tomas tommy tony toshiro travis trevor troy tyler valentin vernon viacheslav victor vijay viktor
    vince vincent vinod vitaly vlad vladimir volodymyr walter warren wayne wei wilbur wilhelm will willem william
    willie wolfgang björn günter heinz horst jörg jörn jürgen kai rainer rolf uwe jérôme andré françois rené josé joão
    luís måns lars-erik xavier yasser yiannis yusuf yuri zachary
    alastair alistair colm declan dermot dragan eoin ewan gareth goran hamish jonas karim keir kieran marek milos
    niall niklas pascal radek rashid sandeep tariq tunde wiktor wojciech zoltan zoran barnaby clive giles kwame
    lachlan nikos pete piers ramesh rohan rufus ulrich vikram winston yannick
    alfonso alonzo angelo barney bobby brent bret clifford clyde cody cory curt darrell darryl dmytro dwayne eli elias
    elliott elmer ethan floyd gene hank herb horace isaiah jed jermaine jonah lamar lester levi lonnie luther lyle max
    moses myron nate ned oleksandr percy petro quentin rex ross rudolph rudy russ salvatore saul tucker tyrone vaughn
    wendell wes wesley wyatt zach zack""".split()
)
WOMEN = frozenset(
    """abigail ada adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amina amy ana
    anastasia angela angelina anita anjali anna anne annette annie antonia april ariana arianna ashley astrid audrey
    ava barbara beatrice beatriz becky belinda bella bernadette beth bethany betty beverly bianca birgit bonnie brenda
    bridget brigitte brittany camila camilla candice carla carmen carol carole carolina caroline carolyn carrie
    cassandra catherine cathy cecilia celia charlene charlotte chelsea cheryl chloe christina christine cindy claire
    clara claudia colleen condoleezza connie constance consuelo cora courtney crystal cynthia daisy daniela danielle
    daphne dawn deb deborah debra deepa deirdre delia denise diana diane dianne dina dolores donna dora doris dorothy
    ebony edith eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen eloise elsa emily emma
    erica erin esther eva eve evelyn farah fatima fiona florence frances francesca gabriela gabriella gabrielle gail
    georgia geraldine gina giulia gladys glenda gloria grace greta gretchen gwen hannah harriet hazel heather heidi
    heike helen helena helga henrietta hilary hilda hillary holly huma ida indira ines ingrid irene irina iris isabel
    isabella isabelle ivanka ivy jackie jacqueline jane janet janice jasmine jeanne jenna jennifer jenny jessica jill
    joan joanna joanne jocelyn josephine joy joyce juana judith judy julia juliana julie june kaci kamala karen karin
    karla kate katerina katherine kathleen kathryn kathy katie katrina katya kay kayla kellyanne kendra kimberly
    kirsten krista kristen kristin kristina lakshmi lara laura lauren laurie leah leila lena leticia lillian lily
    linda lisa liz lois lola loretta lori lorraine lottie louisa louise lucia lucy luisa lydia lynn mabel madeleine
    mai maggie malala mara marcia margaret margarita margot maria mariam marian marianne marie marilyn marina marion
    marjorie marlene marta martha martina mary maryam maureen maxine maya megan meghan meike melania melanie melinda
    melissa mercedes meredith meryl mia michelle mildred mina minna miranda miriam molly mona monica monika nadia
    nancy naomi natalia natalie natasha nicole nikki nina nora norma olga olivia paige pam pamela patricia patty paula
    pauline pearl peggy petra phoebe phyllis pippa pooja priya priyanka queenie rachel ramona rania rebecca regina
    renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sadia sally samantha sandra sara sarah
    selma sharon sheila shelley sheri sherry shirley simone sofia soledad sonia sonya sophia sophie stacey stacy
    stella stephanie sue sunita susan susana susanna susie suzanne svetlana sylvia tamara tammy tania tanya tara
    tatiana antje birte britta frauke gisela inge jutta silke ulrike ute françoise hélène inès chloé zoë mónica sofía
    lucía teresa tessa thelma theresa tiffany tina tracy trudy ursula valentina valeria valerie vanessa vera veronica
    vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yelena yolanda yulia yvette
    yvonne zainab zoe
    adaeze amira anke bronwyn clemency fatou gillian hana hilde ilona imogen ioana ivana jana jelena lenka maeve
    milena moira niamh nkechi orla philippa priti renata rowena saskia shabana siobhan tamsin yusra zofia
    abby adele alexa alexis alma alyssa angie arlene betsy blanche bridgette caitlin candace carly cecile celeste
    christy corinne darlene deanna debbie desiree edna elsie erika estelle ethel eunice faye felicia gabby gayle
    genevieve gertrude ginny inez irma janelle janine jeannette jodi joni josie justine kaitlyn katelyn kathie kellie
    kristi kristy latoya lizzie lorena lucille lucinda lynda lynette lynne mallory mandy margo marissa marla marsha
    maura mindy muriel myra nadine nellie noreen patsy paulette penelope penny polly priscilla rachael raquel rhoda
    robyn rochelle rosalie rosie serena shari shauna shelly sheryl tabitha tasha teri terri tonya tracie trisha vicki
    winona""".split()
)
GIVEN = MEN | WOMEN
