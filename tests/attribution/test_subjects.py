"""The subject of a verb of speech, shape by shape, in sentences that need no neighbour."""

from __future__ import annotations

import pytest
from timing import within

from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.subjects import subjects

MARA = "Mara Lindqvist"

SAYS = [
    ("The blogger who first reported the fire, Ada Berg, said on Twitter that it was late.", "Ada Berg"),
    (
        "Mara Lindqvist and 21 of her colleagues said it was late.",
        "Mara Lindqvist and 21 of her colleagues",
    ),
    ("The ad has run on Norlin News, which — like Holm — denied that it was late.", "Norlin News"),
    ("Ada Berg ― who, with Holm, runs the port ― criticized the plan as late.", "Ada Berg"),
    ("In Averin, the state capital, the harbour board met and said it was late.", "the harbour board"),
    ("In Averin, the mayor, Ada Berg, met Holm and said it was late.", "the mayor"),
    ("In Averin, the city met Holm and said it was late.", "the city"),
    ("It fell in May and 21 pilots said it was late.", "21 pilots"),
    ("Holm, who died, was mocked by Mr. Berg, who once belittled his work, saying, “It is late.”", "Mr. Berg"),
    ("Holm praised Berg, who left in May, saying it was late.", "Holm"),
    ("“Will you listen?” Berg shouted at Holm, who shook his head.", "Berg"),
    ("Holm also chimed in: “It is late.”", "Holm"),
    ("Nearly six in 10 of those surveyed, 58%, said it was late.", "Nearly six in 10 of those surveyed"),
    ("Six out of ten of those polled said it was late.", "Six out of ten of those polled"),
    ("Ada Berg, host of Norlin’s “State of the Quay,” said Sunday that it was late.", "Ada Berg"),
    ("The plan, known as “Save the Long Quay,” said Berg, is late.", "Berg"),
    ("Number 10 said it was late, but now Berg had apologised.", "Number 10"),
    ("He lives at Number 10, Berg said.", "Berg"),
    ("It also points out that it is late.", "It"),
    ("The delay is considered by pilots to be a sham.", "pilots"),
    ("A Norlin report on the largest projects says it is late.", "A Norlin report on the largest projects"),
    ("Director of Ports, Ada Berg, said it was late.", "Ada Berg"),
    ("An official called the Norlin plan late.", "An official"),
    (
        "Pilot Ada Berg said that instead of the “heap of gold” Norlin had promised, there was “nothing”.",
        "Pilot Ada Berg",
    ),
    ("On Monday Mara Lindqvist said it was late.", "Mara Lindqvist"),
    ("On Tuesday evening Norlin Lines said it was late.", "Norlin Lines"),
    ("In May Berg said it was late.", "Berg"),
    ("It is late, said the report published jointly by Norlin and Averin.", "the report"),
    ("Norlin officials, said the mayor asked to leave in May.", "Norlin officials"),
    ("Ada Berg was quoted in the Harbour Post saying: “It is late.”", "Ada Berg"),
    ("Labour say it is late.", "Labour"),
    ("The government say it is late.", "The government"),
    ("Mara Lindqvist highlighted that it was late.", "Mara Lindqvist"),
    ("Brandt, who left, said nothing had changed.", "Brandt"),
    ("“It was late,” Will Holm said.", "Will Holm"),
    ("“It was late,” Will Holm, chief of the port, told the Post.", "Will Holm"),
    ("The search was stopped, with Holm describing the port as “dead”.", "Holm"),
    ('The search was stopped, with Holm describing the "real threat of a flood" as making it "too late".', "Holm"),
    ("Berg met with Holm, saying that it was late.", "Berg"),
    ("Mara Holm wrote in a memoir that it was late.", "Mara Holm"),
    ("Berg referred to the vote as “a sham”.", "Berg"),
    ("Officials in Norlin show that it is late.", "Officials in Norlin"),
    ("Cllr Ada Berg (Lib Dem, Norlin North), who chairs the port, said the quay was late.", "Cllr Ada Berg"),
    ("Ada Berg (Lib Dem), the chair, said the quay was late.", "Ada Berg"),
    ("Opening the case at Norlin Crown Court, Ada Berg KC, prosecuting, said it was late.", "Ada Berg KC"),
    ("Questioning a witness, the pilot Jens Holm, Ada Berg, for the defence, suggested it was late.", "Ada Berg"),
    ("Speaking at the quay in Norlin, the mayor, Ada Berg, said it was late.", "Ada Berg"),
    ("Its author, the organist Dr Ada Berg, said it was late.", "Dr Ada Berg"),
    ("Her brother, the former pilot Jens Holm, told the port that it was late.", "Jens Holm"),
    ("The mayor, the daughter of Jens Holm, said it was late.", "The mayor"),
    ("The mayor, the wife of pilot Jens Holm, said it was late.", "The mayor"),
    ("“It was cold,” said one.", "one"),
    ("“It was cold,” another told the Harbour Post.", "another"),
    ("Said another: “It was cold.”", "another"),
    ("Officials in Norlin say it is late.", "Officials in Norlin"),
    ("Critics of the plan believe it is late.", "Critics of the plan"),
    ("Critics including Mr. Holm say it is late.", "Critics"),
    (
        "Harbour observers in Norlin and around the country say it is late.",
        "Harbour observers in Norlin and around the country",
    ),
    ("Harbour observers in Norlin and elsewhere said it was late.", "Harbour observers in Norlin and elsewhere"),
    ("Observers across the country say it is late.", "Observers across the country"),
    ("Analysts polled by the Harbour Post expect ships to be late.", "Analysts polled by the Harbour Post"),
    ("The quay is old, according to show insiders.", "show insiders"),
    ("The quay is old, according to firefighters.", "firefighters"),
    ("According to a copy of the letter obtained by the Harbour Post, he was paid.", "a copy of the letter"),
    ("They said he had nine ships, and told of a quay he was fond of.", "They"),
    (
        "Yet, as Mr. Holm observed, in the early days of the port -- when it was small -- “who would have paid?”",
        "Mr. Holm",
    ),
    ("The talks did “too little,” she added on Twitter.", "she"),
    ("The change is likely to please harbour pilots in Norlin, who have argued that it helps.", "harbour pilots"),
    ("The plan is backed by members of the Danish government, which has denied it.", "the Danish government"),
    ("Norlin Lines just this month announced it would sell the quay.", "Norlin Lines"),
    ("Mayor Ada Berg, like Holm, has asked for a quay but has said she will not pay.", "Mayor Ada Berg"),
    ("His former wife agreed, but also contended that the quay was hers.", "His former wife"),
    ("Several pilots seeking a word with the secretary of trade have cited the storm.", "Several pilots"),
    ("Asked of the plan, Ada Berg laughed and said it was late.", "Ada Berg"),
    ("Told of the plan, Ada Berg laughed and said it was late.", "Ada Berg"),
    ("A union representing flight attendants endorsed Ada Berg for mayor.", "A union"),
    ("Family members of the crew said it was late.", "Family members of the crew"),
    ("It was late, family members of the crew said.", "family members of the crew"),
    ("An appeals court ruled Friday against the plan of the port.", "An appeals court"),
    ("On Monday, researchers found that ships were late.", "researchers"),
    ("On Monday, a court in Averin found the port was late.", "a court in Averin"),
    ("Holm has been called a charlatan by fellow captains for promoting the quay.", "fellow captains"),
    ("The plan was called “a sham” by critics of the mayor.", "critics of the mayor"),
    ("The plan was described as a sham by pilots.", "pilots"),
    ("The crowd chanted “Let us in.”", "The crowd"),
    ("His brother remembered that the quay was open.", "His brother"),
    (
        "Despite the doubts, the port is open, said officials of Averin Quay Company, a co-owner.",
        "officials of Averin Quay Company",
    ),
    ("It fell this week and harbour analysts said it would rise.", "harbour analysts"),
    ("It caused an outcry among bankers, who say it is late.", "bankers"),
    ("One pilot at a firm involved in the sale said it was late.", "One pilot at a firm involved in the sale"),
    ("One pilot at a firm not involved in it said it was late.", "One pilot at a firm not involved in it"),
    ("In a filing with the Harbour and Pilots Commission, Norlin, which holds a quay, said it was late.", "Norlin"),
    ("One bystander, Marius duBrandt, said he was late.", "Marius duBrandt"),
    ("Norlin earlier said it was late.", "Norlin"),
    ("The secretary of the HWU (Harbour, Lock and Warehouse Workers’ Union), Ada Berg, said it was late.", "Ada Berg"),
    ("The HWU (Harbour, Lock and Warehouse Workers’ Union) said it was late.", "The HWU"),
    ("The pilots (Ada Berg, Jens Holm) said it was late.", "The pilots"),
    ("Some twenty years ago officials said it was late.", "officials"),
    ("Five minutes earlier police said it was late.", "police"),
    ("A study two years ago said it was late.", "A study two years ago"),
    ("Norlin Export–Import Bank chairman Ada Berg said it was late.", "Norlin Export–Import Bank chairman Ada Berg"),
    ("The opening came the same day Norlin confirmed its first losses.", "Norlin"),
    ("Early reports from Norlin hospital reported no losses.", "Norlin hospital"),
    ("“He was the best,” said University of California, San Diego’s chancellor, Ada Berg.", "Ada Berg"),
    ("At the University of California, Ada Berg said it was late.", "Ada Berg"),
    ("The quay has been shut since May according to Norlin Today.", "Norlin Today"),
    ("State pilots supporting the ban said it was late.", "State pilots"),
    (
        "Over 100 Danish harbour safety experts signed a letter urging officials to wait.",
        "Over 100 Danish harbour safety experts",
    ),
    ("While few own a boat according to a 2011 study, organisers reported nine of them.", "organisers"),
    ("In a letter, Mara Ann Lindqvist, his wife and head of the port, said Holm “worked”.", "Mara Ann Lindqvist"),
    ("Police have said they have no plans, according to lawyers for the family.", "Police"),
    ("The family's statement on the death read: “He loved the sea.”", "The family"),
    ("Initial reports spoke of nine pilots in the water, warning that more may follow.", "Initial reports"),
    ("Norlin insists on it, a plan of many years, officials and traders said.", "officials and traders"),
    (
        "Officials of several large Norlin trading houses, attending the talks, said it was late.",
        "Officials of several large Norlin trading houses",
    ),
    ("A pilot who called for help when most of his crew fell into the Averin River says it was late.", "A pilot"),
    ("A pilot who raised the alarm after his crew fell into the Averin River says it was late.", "A pilot"),
    ("First City Bank, which lost a million, said it expected losses.", "First City Bank"),
    ("To raise cash soon, First City said it may sell the quay.", "First City"),
    (
        "It was late, a top official with the Harbour and Pilots Commission, HPC, said.",
        "a top official with the Harbour and Pilots Commission",
    ),
    ("Port traders and some pilots said they were confident.", "Port traders and some pilots"),
    ("During the talks, Berg and other pilots also said it was late.", "Berg and other pilots"),
    ("Norlin (Holdings) Ltd announced that it will sell the quay.", "Norlin (Holdings) Ltd"),
    ("Norlin officials in turn said it was late.", "Norlin officials"),
    ("For now, owners will prefer longer ships, traders said.", "traders"),
    ("Harbour advocates have called on Berg to leave.", "Harbour advocates"),
    ("Earlier today sources close to Minister Ada Berg said it was over.", "sources close to Minister Ada Berg"),
    (
        "Senators Ada Berg of Averin, Jens Holm of Norlin and Mara Brandt of New Oslo said they might leave.",
        "Senators Ada Berg of Averin, Jens Holm of Norlin and Mara Brandt of New Oslo",
    ),
    (
        "The chairmen and senior members of the Norlin tax writing committees proposed that the port be sold.",
        "The chairmen and senior members of the Norlin tax writing committees",
    ),
    ("Berg and other private traders noted that it was dry.", "Berg and other private traders"),
    ("“It is dry,” Ada Berg, chief meteorologist at the port told us.", "Ada Berg"),
    (
        "It will be cheap, said harbour analysts and ferry company sources.",
        "harbour analysts and ferry company sources",
    ),
    ("Due to a plague reaching what some officials say is its peak, Berg said it was late.", "Berg"),
    ("The union and a group of pilots said they would buy the quay.", "The union and a group of pilots"),
    ("A pilot who helped save a burning ferry says she is glad.", "A pilot"),
    ("Ada Berg, harbour analyst with Norlin Research said that the quay will pay.", "Ada Berg"),
    ("Ada Berg, chairman of the port council told the Harbour Post in May: “It is over.”", "Ada Berg"),
    ("Trade is worth nine crowns and is forecast by Norlin Research to reach $84 by May.", "Norlin Research"),
    ("The crews were told by their union to stay at home.", "their union"),
    ("The crews were warned by two aides to the mayor to leave the quay.", "two aides to the mayor"),
    ("The crews were told by aides to senior ministers that the quay is closed.", "aides to senior ministers"),
    ("The crews were told by the ambassador to Norway that the quay is closed.", "the ambassador to Norway"),
    ("“Is that how it has to be?” Holm asked in one of his letters.", "Holm"),
    ("“Then why the quay,” he rejoined.", "he"),
    ("“We stay,” Ada Berg deadpanned on Monday.", "Ada Berg"),
    ("Local media reports say four more pilots left.", "Local media reports"),
    (
        "The mayors of neighbouring Norlin and Averin say they fear a storm.",
        "The mayors of neighbouring Norlin and Averin",
    ),
    (
        "The port will grow, said Norlin Shipping Group managing director Ada Berg.",
        "Norlin Shipping Group managing director Ada Berg",
    ),
    ("Traders in Norlin, Averin and Oslo said they expected a storm.", "Traders in Norlin, Averin and Oslo"),
    ("Chairman Ada Berg, in a letter sent for the board, said Holm’s “vision” had saved it.", "Chairman Ada Berg"),
    ("Berg, on the Harbour TV program “Today,” said the council did not want a quay.", "Berg"),
    (
        "United Norlin secretary-general Ada Berg has left, saying it was over.",
        "United Norlin secretary-general Ada Berg",
    ),
    ("OSLO, Norway (AP) -- The owner of the Averin club said it was closed.", "The owner of the Averin club"),
    ("The owner of the Averin nightclub chain said it was closed.", "The owner of the Averin nightclub chain"),
    (
        "Said a spokesman from the Pilots Union: “It is over,” adding that they would leave.",
        "a spokesman from the Pilots Union",
    ),
    ("Said Holm on Twitter: “It is over. The master of the quay is gone.”", "Holm"),
    ("Twenty-seven states led by Norlin fight the rules, arguing that they are wrong.", "Twenty-seven states"),
    (
        "The family, protesters and civic leaders have been demanding that it end.",
        "The family, protesters and civic leaders",
    ),
    (
        "Democratic presidential nominee Ada Berg chimed in, saying that it was closed.",
        "Democratic presidential nominee Ada Berg",
    ),
    ("Jens Holm had hoped to leave, and his brother just came along, the defense has maintained.", "the defense"),
    ("The quay -- a ruin -- is closed, according to police.", "police"),
    (
        "Gov. Jens Holm, who famously called on the council to “be the party of sailors,” told CNN that it “foreshadows” more.",
        "Gov. Jens Holm",
    ),
    ("Jens Holm, the younger brother of the heir to the port, Mats, has told friends that it was over.", "Jens Holm"),
    ("In Averin, the chief executive, Ada Berg, said it was over.", "Ada Berg"),
    ("After the vote, Jens Holm, the mayor, said it was over.", "Jens Holm"),
    ("Federal and state officials said the quay was closed.", "Federal and state officials"),
    ("Harbour care providers have protested, warning that it was closed.", "Harbour care providers"),
    ("A study by Norlin and the Pilots Union found that it was closed.", "A study by Norlin and the Pilots Union"),
    ("Most Norlin pilots, however, argue that the quay is closed.", "Most Norlin pilots"),
    ("The quay is closed, according to police.", "police"),
    ("According to reports, Lindqvist disclosed a plan to the pilots.", "reports"),
    ("In the interview he said the quay was closed.", "he"),
    ("In a statement to the press he said the quay was closed.", "he"),
    ("But at the same time he said that it was open.", "he"),
    ("When he arrived at the station he said the train was late.", "he"),
    ("Last week the mayor Ada Berg said it was fine.", "the mayor Ada Berg"),
    ("“No,” he responded quickly.", "he"),
    ("In a column, two Democratic speechwriters called the plan a joke.", "two Democratic speechwriters"),
    ("Council President Don Holm finds himself at the centre of a row as he supports a law.", "he"),
    ("Thursday’s walk was the third time Norlin said it had set up such an event.", "Norlin"),
    ("The fund said trade will grow by two percent, down 0.2 points from the PMF's last estimate.", "The fund"),
    ("Prime Minister Theresa May said the quay was closed.", "Prime Minister Theresa May"),
    ("“The quay is closed,” Mrs. May told the pilots.", "Mrs. May"),
    ("On Monday in May Mara Lindqvist said the quay was closed.", "Mara Lindqvist"),
    ("The leaders of both parties said the quay was closed.", "The leaders of both parties"),
    ("The quay was sold, executives of both companies announced on Monday.", "executives of both companies"),
    ("Said Mara Lindqvist: “The quay is closed.”", "Mara Lindqvist"),
    # Beside a quotation.
    ("“The quay is closed,” said Mara Lindqvist.", MARA),
    ("“The quay is closed,” Mara Lindqvist said on Monday.", MARA),
    ("“The quay,” Mara Lindqvist said, “is closed.”", MARA),
    ("“Is the quay closed?” asked Mara Lindqvist.", MARA),
    ('"The quay is closed," said Mara Lindqvist.', MARA),
    ("Mara Lindqvist: “The quay is closed.”", MARA),
    ("“We will wait,” Brandt, the union’s secretary, told the Harbour Post.", "Brandt"),
    ("“We will wait,” said Brandt, whose brother runs the ferry.", "Brandt"),
    ("“We will wait,” said the harbour master, Mara Lindqvist.", MARA),
    # Reported.
    ("Mara Lindqvist said the quay was closed.", MARA),
    ("The quay is closed, Mara Lindqvist said.", MARA),
    ("The quay, said Mara Lindqvist, is closed.", MARA),
    ("According to Mara Lindqvist, the quay is closed.", MARA),
    ("The quay is closed, according to Mara Lindqvist.", MARA),
    ("Mara Lindqvist has repeatedly said the quay was closed.", MARA),
    ("Mara Lindqvist also later said the quay was closed.", MARA),
    ("Mara Lindqvist told Tomas Brandt that the quay was closed.", MARA),
    ("Mara Lindqvist visited the quay and said it was closed.", MARA),
    ("Mara Lindqvist shrugged, saying the quay was closed.", MARA),
    # Appositions and clauses between.
    ("Mara Lindqvist, a harbour pilot, said the quay was closed.", MARA),
    ("Mara Lindqvist, 54, said the quay was closed.", MARA),
    ("Mara Lindqvist (Greens) said the quay was closed.", MARA),
    ("Mara Lindqvist, who runs the northern quay, said it was closed.", MARA),
    ("Mara Lindqvist, the head of the port authority, one of the largest in the region, said no.", MARA),
    ("Its chief executive, Ada Berg, said the quay was closed.", "Ada Berg"),
    ("The company’s chief executive, Ada Berg, said the quay was closed.", "Ada Berg"),
    ("Lindqvist’s lawyer, Tomas Brandt, said the quay was closed.", "Tomas Brandt"),
    # What stands before the subject.
    ("On Tuesday, Mara Lindqvist said the quay was closed.", MARA),
    ("In an interview, Mara Lindqvist said the quay was closed.", MARA),
    ("Speaking in Oslo, Mara Lindqvist said the quay was closed.", MARA),
    ("After the talks, the mayor told reporters the quay was closed.", "the mayor"),
    # Who is no single name.
    ("Officials said the quay was closed.", "Officials"),
    ("A senior port official said the quay was closed.", "A senior port official"),
    ("Two people familiar with the talks said the quay would close.", "Two people familiar with the talks"),
    ("A spokesman for the port authority said the quay was closed.", "A spokesman for the port authority"),
    ("The report said the quay was closed.", "The report"),
    ("The ministry denied that the quay was closed.", "The ministry"),
    ("Lindqvist’s brother said the quay was closed.", "Lindqvist’s brother"),
    ("He said the quay was closed.", "He"),
    # What is said by a verb that may tell of a deed.
    ("Mara Lindqvist called the vote a sham.", MARA),
    ("Mara Lindqvist claimed that nine lives were lost.", MARA),
    ("Mara Lindqvist responded that the quay was closed.", MARA),
    ("Mara Lindqvist responded to the news: “The quay is closed.”", MARA),
    ("Mara Lindqvist confirmed the quay was closed.", MARA),
    ("Mara Lindqvist opposed the plan.", MARA),
    ("Mara Lindqvist was thought by Tomas Brandt to be ill.", "Tomas Brandt"),
    # Who issued what says it, and who is named behind a description.
    ("According to a tweet on Monday by Mara Lindqvist, the quay is closed.", MARA),
    ("The union released a statement which said the quay was closed.", "The union"),
    ("According to Norlin’s schedule, the quay is closed.", "Norlin"),
    ("Another author, harbour engineer Mara Lindqvist, said the quay was closed.", MARA),
    ("The mayor, Mara Lindqvist, gave her word, adding that the quay was closed.", MARA),
    ("This Thursday the union opened the quay, saying it was safe.", "the union"),
    ("Portuary physician Mara Lindqvist posted a note saying it was closed.", "Portuary physician Mara Lindqvist"),
    # What stands behind a preposition is no subject, and neither is whom somebody speaks to.
    ("Mara Lindqvist visited the quay, and on Harbournet called it a joke.", MARA),
    ("Speaking to Harbournet, Mara Lindqvist, the head of the union, explained that it was closed.", MARA),
    ("In Averin, which was to vote on Tuesday, Mara Lindqvist closed the quay, saying it was late.", MARA),
    ("According to Averin’s first alderman, Mara Lindqvist, the quay is closed.", MARA),
    ("The death was announced by Mara Lindqvist via Harbournet.", MARA),
    ("According to the Institute of Tides late today, the quay is closed.", "the Institute of Tides"),
    ("The quay is closed, said Mara Lindqvist and Tomas Brandt.", "Mara Lindqvist and Tomas Brandt"),
    # Behind what is said, or amid it: whoever else speaks in it.
    ("Tomas Brandt told the crew to wait, but they left, a source added.", "a source"),
    ("Tomas Brandt wants a crane, Mara Lindqvist said on Monday, to save money.", MARA),
    # Who is described by a relative clause, and who stands for it.
    ("One of the sailors who signed the letter called it a farce.", "One of the sailors"),
    ("The council heard Mara Lindqvist, who said the quay was closed.", MARA),
    ("Residents on the quay, who complained of noise, left.", "Residents"),
    ("Mara Lindqvist, 59, of Oslo, head of the pilots, said members will help.", MARA),
    ("At a meeting in Oslo, Mara Lindqvist, head of the pilots, firmly told the crew to wait.", MARA),
    ("Chastened by the vote, Mara Lindqvist left, promising to return.", MARA),
    # Going on to say it.
    ("Mara Lindqvist went on to explain that the quay was closed.", MARA),
    ("As Mara Lindqvist put it, the quay is a wreck.", MARA),
    # Any noun, where the verb is one that only speakers have.
    ("One interviewee said the quay was closed.", "One interviewee"),
    ("All the pilots I interviewed said the quay was closed.", "All the pilots"),
    ("Officials told the press the captain claimed to be ill.", "Officials"),
    ("A union representing pilots endorsed Mara Lindqvist.", "A union"),
    # Adverbs between a subject and its verb.
    ("Mara Lindqvist instead told the Harbour Post it was closed.", MARA),
    ("The quay, as Mara Lindqvist very recently explained, is a ruin.", MARA),
    # A statement between commas is no apposition.
    (
        "Rain falls on the quay, but the town is dry, said harbour engineer Mara Lindqvist, a pilot.",
        "harbour engineer " + MARA,
    ),
    ("They walked to the quay, where their boat lay, said Mara Lindqvist.", MARA),
    ("Mara Lindqvist Jr., the head of the union, said the case shows neglect.", MARA + " Jr."),
    ("A group of pilots, alarmed that the quay is closing, is urging the council to wait.", "A group of pilots"),
    # Whom a clause describes, whose examples are listed, whom somebody interviewed.
    ("The panel that draws the map announced in May that the quay was gone.", "The panel"),
    ("Port firms including Holm, Brandt, Lindqvist, and Tavira have announced plans to leave.", "Port firms"),
    ("Some of the pilots Harbournet interviewed said the quay was closed.", "Some of the pilots"),
    ("Harbournet reports the port’s director, Mara Lindqvist, has alleged ties to smugglers.", "Harbournet"),
    ("An official Averin newspaper called Thursday on pilots to unite.", "An official Averin newspaper"),
    # What somebody is doing while he speaks, dates within a name, and whose a statement is.
    ("Mara Lindqvist speaking to the Harbour Council think tank called the plan a joke.", MARA),
    ("According to a March 14, 2019 port report, the quay is closed.", "a March 14, 2019 port report"),
    ("“The quay is closed,” reads Judge Lindqvist’s statement.", "Judge Lindqvist"),
    ("It was led by Mara Lindqvist, a pilot and Harbour Professor at Averin, who said it was over.", MARA),
    ("One Averin reporting station saw no rain until May, said Mara Lindqvist, the port’s engineer.", MARA),
    ("Mara Lindqvist dismissed the idea that the case was lost.", MARA),
    ("Mara Lindqvist, who keeps a boat, informed the board that it was late.", MARA),
    # Passive, with whoever does it.
    ("Mara Lindqvist was accused by Tomas Brandt of closing the quay.", "Tomas Brandt"),
    ("The plan was criticised by Tomas Brandt.", "Tomas Brandt"),
]

SAYS_NOTHING = [
    "The plan will be debated without having been considered by the board.",
    "The firm lost three points out of ten.",
    "A body called the Norlin Relief Board has been set up by nine ports.",
    "Ships could be sold under plans being considered by ministers.",
    "Mara Holm wrote a memoir of her time at the port entitled The Quay.",
    "The rate has a name: It refers to the share of pilots who are at sea.",
    "Berg and the board looked on, with the latter confirming that it was late.",
    "Some believe the effort put into pilots in Norlin shows the port is late.",
    "There was a meeting between Mara Holm, claiming to speak for the port, and Jens Brandt.",
    "The minister concluded this week’s tour of northern ports.",
    "Companies mentioned in the market as buyers include Norlin.",
    "It was the first time any pilot of rank has said the quay was closed.",
    "The mayor had heard of recent Norlin claims that the quay was unsafe.",
    "It concludes more than a week of talks.",
    "Averin judges have dismissed more than 500 criminal cases.",
    "Jurors also found true the claim of the clerk.",
    "The board is committed to keeping the public informed of the storm.",
    "The merger, announced in May, involves the quay.",
    "Some of the owners might move to stop the sale, arguing that it is late.",
    "Sales of U.S.-built ferries rose in May, indicating that the port may grow.",
    "Truckloads of ice have been seen at the quay, suggesting a hard winter.",
    "Berg was given nine years in May after admitting stealing the ferry.",
    "Berg is generally credited by officials of other ports with the plan.",
    "Norlin has also added a few features that make the ferry safe.",
    "Berg calling the pilots “thieves” is the height of wit.",
    "If Berg, Holm and Brandt want to be heard, they have to wait.",
    "It is the kind of ship people write songs about.",
    "Berg may have wanted to leave in May.",
    "Another ship, the Ada, claimed second place.",
    "The good things people say about the port are true.",
    "It is worth more than anything the mayor could say.",
    "The quay went to the Holm Line, a company Norlin believed it had bought.",
    "The mayors met in private talks said aimed at peace.",
    "The clerk gave a stack of old papers to the press that revealed a plan.",
    "The union would likely argue that the quay is closed.",
    "Harbourfact seized on Holm’s claim that there have been “thousands of thefts” in Averin.",
    "Holm grinned, and thought of the famous story Ada Berg told about her father.",
    "Pilots from sixteen ports filed a lawsuit against the state of emergency Mayor Ada Berg declared.",
    "Shortly thereafter, at 6:30 pm, the city issued a notice announcing the end.",
    "In an interview about a pilot and alleged sex trafficker, Mara Lindqvist did a good job on him.",
    "That it has made more than 13,000 claims, -- as is so, according to the Post -- is a reason to doubt it.",
    "More: “The Ferry” casts a new pilot.",
    "Norlin Lines has recalled other products.",
    "In other words, the more Holm pushes it, the more they shrug and say no.",
    "Holm, a pilot of old, would then have claimed that it was over.",
    "The mayor has proposed nothing that would help.",
    "Brandt said nothing about what had changed.",
    "They remain calm despite a few pilots, such as Captain Ada Berg, now saying it should be closed.",
    "In a Nov. 5 letter to Jens Holm, who was the mayor, said they would pay.",
    "The Post's Mara Lindqvist reported from Averin, Norlin and Jens Holm wrote from Ostrava.",
    # Told in passing of a noun: what the sentence says is not theirs.
    "The stories they told on the quay were even longer.",
    "A pilot cried for the daughter he called “Princess.”",
    "The council approved the cranes Lindqvist requested.",
    "The end he hoped for did not come.",
    "The people Brandt called “losers” were angry.",
    "The city the mayor called home burned.",
    # How somebody answered, and that he told a story.
    "The film showed her failing to answer, when, in fact, she responded quickly.",
    "Lindqvist tells the old story of the quay.",
    "And for Jens Holm, who was remembered by these words: “He was the best of pilots.”",
    "The campaign, which hopes to raise a million, begins in May.",
    "Brandt will insist on being Brandt.",
    "Once Brandt has said his piece, the ferry leaves.",
    "Six suspected militants died in the attack.",
    "The city of Averin as a medium for telling stories is part of the festival.",
    "Norlin launched strikes on the rebels, hoping to wipe them out.",
    "Union leaders echoed the mayor’s words.",
    "The quay opened at nine and the ferry left at ten.",
    # Told, said to be: whoever it is, somebody else said it.
    "Mara Lindqvist was told the quay was closed.",
    "Passengers were told to wait.",
    "The order was said to be final.",
    "It is said that the quay is closed.",
    # Who has not said it has said nothing.
    "Mara Lindqvist has not said whether the quay is closed.",
    "Mara Lindqvist did not say when the quay would open.",
    "Mara Lindqvist never said the quay was closed.",
    "Mara Lindqvist hasn’t said whether the quay is closed.",
    "Mara Lindqvist didn't say when the quay would open.",
    "Nobody has said why the quay is closed.",
    "No one said the quay was closed.",
    # The words of speech are nouns here.
    "Her claims were tested in court.",
    "The union’s claim was settled in June.",
    "The saying is old.",
    # The words report nothing here.
    "The port added a crane.",
    "The harbour office maintains a boat.",
    "The needs of member states come first.",
    "The ferry, called Ada, is late.",
    "The crew left by asking the pilot for help.",
    "Health worries have dogged the captain.",
    "Mara Lindqvist needs to wait and tell more jokes.",
    "Sailors accused of theft were on board.",
    "Anybody who complains is fined.",
    # They tell of something done.
    "The winner, Holm, posted a time of 2:05:45.",
    "Holm posted a film dedicated to her.",
    "Holm was elected in May and admitted to the academy.",
    "The pilots shouted at the mayor.",
    "The bells of Norlin chimed at noon.",
    "For an hour, Ada Berg, the mayor’s most opposed nominee, endured jeers.",
    "The wave has a height estimated in the range of two metres.",
    "The pilots called the police on Sunday.",
    "The mayor called an election for May.",
    "The fire claimed nine lives.",
    "The mayor declared a state of emergency on Friday.",
    "The council declared three days of mourning.",
    "Some pilots responded by throwing ropes.",
    "The crew responded to reports of a fire.",
    "The council confirmed him on Friday.",
    "The harbour suffered a storm, estimated to have cost nine crowns.",
    "Her brother made public requests for help.",
    "The bill passed; two deputies opposed, and one was absent.",
    "Harbour engineers came across records that showed a wreck.",
    "At her death, Mara Lindqvist had nine cats and wrote about ferries.",
    "The council has repeatedly denied funding for such a quay.",
    "On Monday, the pilots testified before the council.",
    "All told, no fewer than nine pilots were on board.",
    "Their wish is that the mayor says, “Thank you.”",
    "The union has declared victory, but the crew is still on board.",
    "The captain did not hold back when asked about the fire.",
    "Wrecks have risen in U.S. states where the trade is free.",
    "The number who said they had sailed rose by nine percent.",
    "The hall was a retreat for the Mayor of Averin called Bryn Ellery before it closed.",
    "Holm and Brandt are among traders that said they raised prices.",
    "A region like Averin demands cranes on a vast scale.",
    "Publicly reported earnings of ferry firms showed a loss.",
    "The council met a pilot, who wrote up the draft.",
    "Top officials of leading towns appear worried that the quay has sunk.",
    "The pilot accused of ordering the September 11 attacks on the port appeared alone.",
    "Pressure felt by importers and exporters rose.",
    "The former president ruled Norlin for 32 years before he was forced from office.",
    "Members of the public found the boy at the quay and returned him to his parents.",
    "Market expectations among analysts questioned by the port before May varied widely.",
    "Faced with heavy storms, the port has been rough, urging caution.",
    "Berg saw a need for a force with help from the Danish states.",
    # What something is, and not who calls it so.
    "The move was described as a ploy by the mayor.",
    "The strike was called by the union.",
    "The quay was called a threat posed by pilots.",
    "The lock was called a year ago by the union.",
    "Berg, who was described as “mad” by the pilots, sent her a letter.",
    "On Monday, researchers found the wreck.",
    "On Monday, the pilots found that the quay was gone.",
    "The pilot released a statement thanking those who have expressed their concerns.",
    # It is only supposed.
    "Many pilots would hope for a better port.",
    "Holm apparently believed the polls of the harbour club.",
    "Would you choose a mayor, captain or pilot, who said and did the same things as Berg?",
    "The king ruled the port for nine years.",
    # No subject, and anybody.
    "Keeps saying that the quay is shut.",
    "Would you choose a pilot, man or woman, who said it was late?",
    # Not said yet.
    "If the mayor says the quay is closed, traders will leave.",
]


@pytest.mark.parametrize(("sentence", "who"), SAYS)
def test_who_says_it(sentence: str, who: str):
    found = subjects(sentence)
    assert found, "nobody found"
    assert found[0].text == who
    assert sentence[found[0].start : found[0].end] == who


@pytest.mark.parametrize("sentence", SAYS_NOTHING)
def test_nobody_says_it(sentence: str):
    assert not subjects(sentence)


def test_who_stands_beside_the_quotation_comes_first():
    found = subjects("Brandt told the crew to wait, but “the quay is closed,” said Lindqvist.")
    assert [s.text for s in found] == ["Lindqvist", "Brandt"]
    assert [s.adjacent for s in found] == [True, False]


@pytest.mark.parametrize(
    ("sentence", "embedded"),
    [
        ("The plan, which critics say is costly, was passed.", True),
        ("The mayor, whom Ada Holm once said she would follow, resigned.", True),
        ("The quay closed after the mayor claimed it was unsafe.", True),
        ("Once Ada Berg mentioned that the quay was unsafe, the mayor shut it.", True),
        ("Ada Berg once mentioned that the quay was unsafe.", False),
        ("The mayor said that critics called the plan costly.", False),
        ("The boat of Holm — even as she says so — is old.", True),
        ("The plan is, critics said, costly.", False),
        ("The council paid a quarter as much money as Mara Lindqvist had requested for a quay.", True),
        ("The charge is that, during the strike, she called for a boycott.", True),
        ("Pilots leave because the quay is closed and they fear it will stay so.", True),
        ("The crews searched the quay, as Ada Berg expressed hope that it would stay open.", True),
        ("The crews searched the quay, as Ada Berg said on Monday.", False),
        ("They will review what has been done since both sides agreed to a quay.", True),
        ("Norlin Lines put up a tent after it was told by the pilots that it had to leave.", True),
        ("The pilots of more than nine ferries were told by Norlin that they had to leave.", False),
        ("The sale was expected as a panel of pilots recommended in May that the quay be sold.", True),
        ("Norlin shares rose today as its chairman and a trade group said they would buy the quay.", True),
        ("The chairman and a trade group said they would buy the quay.", False),
    ],
)
def test_who_speaks_in_a_subordinate_clause_only(sentence: str, embedded: bool):
    assert subjects(sentence)[0].embedded is embedded


def test_a_party_in_parentheses_is_no_part_of_who_speaks():
    found = subjects("Senator Ada Berg (Democrat) of New Norlin said the port would close.")
    assert [s.text for s in found] == ["Senator Ada Berg of New Norlin"]


def test_whom_a_lawmaker_sits_for_is_no_part_of_the_name():
    both = subjects(
        "Sens. Ada Berg (D-Ore.), Jens Holm (D-Ohio) and Mara Moss (R-N.J.) all suggested that it was late."
    )
    assert [s.text for s in both] == ["Sens. Ada Berg, Jens Holm and Mara Moss"]
    one = subjects("Rep. Jens Holm (R-Tex.), the chairman of the panel, has said the law is late.")
    assert [s.text for s in one] == ["Rep. Jens Holm"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "It has not gone over well with relatives of the crew, many of whom say it is late.",
            "many relatives of the crew",
        ),
        ("The plan angered the pilots, most of whom have said it is late.", "most of the pilots"),
        ("The pilots, some of whom said it was late, left.", "some of the pilots"),
        ("He has three sisters, one of whom said it was late.", "one of three sisters"),
        ("Holm spoke to them, many of whom said it was late.", "many of whom"),
    ],
)
def test_some_of_others_are_named_by_those(sentence: str, who: str):
    assert subjects(sentence)[0].text == who


def test_a_verb_goes_on_with_the_opening_subject_only_within_its_clause():
    sentence = "Norlin and Averin were at odds, but the leaders of both met on Friday and publicly expressed hope."
    assert "Norlin and Averin" not in [s.text for s in subjects(sentence)]


def test_what_only_tells_which_one_is_meant_is_not_all_that_the_sentence_says():
    (ad,) = subjects("An ad that falsely accuses Ada Berg of fraud has been seen by millions of people.")
    assert ad.embedded
    for sentence in (
        "The pilot that met Ada Berg in May said it was late.",
        "An ad that says it is late accuses Ada Berg of fraud.",
        "An ad accuses Ada Berg of fraud that has been proved.",
    ):
        assert not subjects(sentence)[0].embedded


def test_whose_people_nobody_is_known_to_have_are_no_speaker():
    assert subjects("They were met by pilots, whose lawyer said it was late.") == ()


def test_what_she_does_is_no_noun_in_the_plural():
    found = subjects("Holm left, although he still suspects advocates of the plan are fighting.")
    assert "suspects" not in [s.text for s in found]
    assert [s.text for s in subjects("Police said suspects demand a trial.")] == ["Police"]


def test_an_aside_between_long_dashes_says_nothing_of_the_rest():
    assert subjects("The ad pushes a theory that Berg ― according to a narrator in it ― “stole the quay.”") == ()


def test_a_verb_inside_a_quotation_is_not_narration():
    assert [s.text for s in subjects("“Brandt said the quay was closed,” said Lindqvist.")] == ["Lindqvist"]


def test_a_very_long_sentence_takes_no_long_time():
    many = ", ".join(f"Name{i}, a pilot" for i in range(400))
    with within(3):
        assert subjects(f"{many}, said the quay was closed.")


@pytest.mark.parametrize(
    ("phrase", "spoken"),
    [
        ("Mara Lindqvist", "Mara Lindqvist"),
        ("the port authority", "the port authority"),
        ("officials familiar with the matter", "officials familiar with the matter"),
        ("he", "he"),
        ("Lindqvist last week", "Lindqvist"),
        ("the old quay", None),
        ("the price of oil", None),
        ("the", None),
        ("", None),
        ("the union strategist", "the union strategist"),
        ("the number", None),
        ("run on Norlin News", "Norlin News"),
        ("run in the port authority", "the port authority"),
        ("experts in Norlin", "experts in Norlin"),
        ("senator from Norlin", "senator from Norlin"),
        ("research at Norlin College", "research at Norlin College"),
    ],
)
def test_what_can_speak(phrase: str, spoken: str | None):
    assert speaking(phrase) == spoken
