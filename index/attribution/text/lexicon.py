"""General words that tell a name from a sentence's first word, a person from an organisation, he from she.

Word classes of English alone: no well-known person, party leader or company stands here.
"""


def words(text: str) -> frozenset[str]:
    """The words of a literal as a set: how this package writes down a word class."""
    return frozenset(text.split())


# Capitalised at a sentence's start without naming anything.
STARTERS = words("""
The A An This That These Those There Here It Its He She They We You I His Her Their Our Your My Him Them Us
And But Or Nor So Yet For If When While As After Before Since Until Because Although Though Unless Whether
Where What Who Whom Whose Why How Which In On At By With From To Of About Into Over Under Between Among
Against During Through Throughout Despite Without Within Beyond Behind Like Unlike Near Amid Per Via Upon
Not No Nothing None Nobody Never Ever Also Then Now Later Soon Still Even Just Only Perhaps Maybe Indeed
Instead Meanwhile However Moreover Furthermore Nevertheless Otherwise Thus Therefore Hence Again Once Twice
Some Any All Many Most Much More Few Several Both Each Every Either Neither Other Others Another Such One
Two Three Four Five Six Seven Eight Nine Ten First Second Third Last Next Yes Well Oh Ah Hey OK Okay Please
Is Are Was Were Be Been Being Am Do Does Did Have Has Had Will Would Can Could Should May Might Must Shall
Let Get Go Come Take Make See Look Read Watch Listen Think Say Says Said Asked Told Speaking According Given
Based Compared Following Including Regarding Considering Citing Noting Calling Saying Asking Adding Today
Tomorrow Yesterday Tonight Earlier Recently Previously Currently Finally Eventually Suddenly Already Clearly
Obviously Certainly Actually Really Apparently Reportedly Sadly Fortunately Unfortunately Everyone Everybody
Someone Somebody Anyone Anybody Something Everything Anything People Men Women Voters Critics Supporters
Officials Analysts Experts Police Authorities Students Workers Investors Economists Former Current Late New
Old Young Big Good Great Long Part Half Nearly Almost Around Across Above Below Along Apart Aside Away Back
Down Off Out Up Too Very Quite Rather Than Else Same Own Updated Update Photo Video Story Editor Note
Correction Getty Images Source Advertisement Don't Doesn't Didn't Isn't Aren't Wasn't Weren't Can't Won't
Wouldn't It's He's She's That's There's What's Let's I'm I've I'll You're We're They're Don’t Doesn’t Didn’t
Isn’t Can’t Won’t It’s He’s She’s That’s There’s What’s Let’s I’m I’ve I’ll You’re We’re They’re We’ve
You’ve We’ll You’ll He’ll She’ll
""")

CALENDAR = words("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Christmas Easter
Thanksgiving Mon Tue Tues Wed Thu Thurs Fri Sat Sun AM PM EST EDT GMT BST ET PT a.m p.m
""")

DEMONYMS = words("""
Frenchman Englishman Englishmen Welshman Irishman Scotsman Scot Dutchman Spaniard Brit Britons Swede Dane
Finn Pole Turk Republican Republicans Democrat Democrats Democratic Conservative Labour Liberal Libertarian
Independent GOP American Americans British Briton English Scottish Welsh Irish French German Italian Spanish
Portuguese Dutch Belgian Swiss Austrian Polish Czech Hungarian Greek Turkish Russian Ukrainian Chinese
Japanese Korean Indian Pakistani Iranian Iraqi Israeli Palestinian Saudi Egyptian Syrian Mexican Canadian
Australian Brazilian Argentine Cuban European African Asian Arab Muslim Muslims Christian Christians Jewish
Jews Catholic Evangelical Hispanic Latino Black White Western Eastern Northern Southern Swedish Norwegian
Danish Finnish South North East West Nigerian Kenyan Indonesian Malaysian Thai Vietnamese Filipino Colombian
Venezuelan Chilean Afghan Bangladeshi Texan Californian Bavarian Tory Tories
""")

# Titles and roles that stand before a name.
TITLES = words("""
Mr Mrs Ms Miss Dr Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Capt Maj Adm Prof Rev Hon Fr Sir Dame Lord Lady
Messrs St Mr. Mrs. Ms. Dr. Sen. Sens. Rep. Reps. Gov. Govs. Gen. Col. Lt. Sgt. Capt. Maj. Adm. Prof. Rev.
Hon. Messrs. Del. Supt. Insp. Det. Ald. Cmdr. Pres. Sec. Atty.
""")
ROLES = TITLES | words("""
President Senator Senators Congressman Congresswoman Representative Governor Mayor Minister Secretary
Chancellor Speaker Director Chairman Chairwoman Chair Chief Executive Officer Professor Judge Justice
General Attorney Leader Candidate Spokesman Spokeswoman Spokesperson Ambassador Councilman Councilwoman
Sheriff Commissioner Administrator Premier King Queen Prince Princess Pope Bishop Archbishop Cardinal Pastor
Rabbi Imam Reverend Father Sister Brother Captain Colonel Lieutenant Sergeant Major Admiral Detective
Inspector Superintendent Vice Deputy Undersecretary Treasurer Analyst Economist Strategist Manager Editor
Host Anchor Correspondent Reporter Author Founder Co-founder CEO CFO CTO COO VP Ex-President Nominee Whip
Lawyer Counsel Adviser Advisor Aide Consultant Comptroller Solicitor Coach Actor Actress Singer Comedian
Billionaire Businessman Delegate Assemblyman Assemblywoman Lawmaker Coordinator Boss Head Trader Broker
Treasury-Secretary Under Prime First Foreign Interior Finance
""")

ORGANISATION_WORDS = words("""
Department Ministry Agency Bureau Office Administration Commission Committee Council Court Congress Senate
House Parliament Government Cabinet Bank Banks Group Corp Corp. Inc Inc. Ltd Ltd. Plc PLC LLC LLP Co Co.
Company Companies Corporation University College School Institute Institution Foundation Association
Federation Union Unions League Society Center Centre Party Caucus Coalition Campaign PAC Fund Funds Trust
Times Post Journal News Press Herald Tribune Gazette Guardian Magazine Daily Network Networks Radio
Television TV Media Reuters Board Authority Service Services Police Army Navy Force Guard Chamber Club Team
Alliance Initiative Project Organization Organisation Partnership Partners Securities Capital Holdings
Industries Motors Airlines Airways Systems Technologies Software Energy Oil Gas Electric Steel
Pharmaceuticals Insurance Investments Investment Management Research Consulting Associates Bros Brothers
Sons & International Global Exchange Index Reserve Treasury Pentagon Kremlin Church Hospital Clinic Museum
Library Watch Action Majority Republic States Kingdom Nations Enforcement Airbus Enterprises Labs
Laboratories Studios Entertainment Records Wire Digest Review Report Poll Survey Monitor Observer Conference
Assembly Summit Tribunal Treaty Act Amendment Constitution Budget Front Movement Brigade Command Division
Forces Patrol Economics Economist Stores Markets Market Telecom Communications Mobile Analytics
""")
# May open an organisation's name that goes on with "of", "for" or "on".
ORGANISATION_HEADS = words("""
Department Ministry Agency Bureau Office Administration Commission Committee Council Court Bank University
College School Institute Foundation Association Federation Union League Society Center Centre Party
Coalition Board Authority Chamber Organization Organisation House Conference Confederation Fund Academy
Church Diocese Friends Citizens Americans Doctors Campaign Alliance Reserve-Bank Bar Daughters Sons Veterans
Students Mothers Women People Congress Senate Director Secretary Sisters Knights Order Army Cathedral
""")
PLACE_HINTS = words("County City Street Avenue Road Beach Island Islands River Lake Valley Hall Park Airport Hotel")

MALE = words("""
Aaron Abdul Abraham Adam Adrian Ahmed Al Alan Albert Alec Alejandro Alex Alexander Alfred Ali Allan Allen
Alvin Andre Andreas Andrew Andy Angel Angelo Anthony Antonio Antony Arnold Arthur Asa Ash Austin Avery
Barack Barney Barry Bart Ben Benjamin Bernard Bernd Bernie Bert Bill Billy Bob Bobby Brad Bradley Brandon
Brendan Brent Brett Brian Bruce Bruno Bryan Byron Calvin Carl Carlos Cameron Cesar Chad Charles Charlie Chip
Chris Christian Christopher Chuck Clarence Claude Clay Clint Cliff Clifford Clyde Cody Colin Conor Corey
Cory Craig Curtis Cyrus Dale Damian Damon Dan Daniel Danny Darrell Darren Daryl Dave David Dean Dennis Denis
Derek Desmond Dick Diego Dinesh Dirk Dmitri Dominic Don Donald Doug Douglas Drew Duane Duncan Dustin Dwayne
Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Eli Elijah Elliot Elliott Emanuel Emmanuel Enrique
Eric Erick Erik Ernest Ethan Eugene Evan Felipe Felix Fernando Floyd Francis Francisco Francois Frank
Frankie Franklin Fred Frederic Frederick Friedrich Gabriel Garrett Garry Gary Gavin Gene Geoff Geoffrey
George Gerald Gerard Gerhard Gilbert Giovanni Glen Glenn Gordon Graham Grant Greg Gregg Gregory Guillermo
Gus Guy Hank Hans Harold Harry Harvey Hassan Hector Heinrich Henri Henry Herbert Herman Herve Horst Howard
Hubert Hugh Hugo Ian Ibrahim Igor Ignacio Irving Irwin Isaac Ivan Jack Jackson Jacob Jacques Jaime Jake
James Jamie Jared Jason Javier Jay Jean-Claude Jeb Jed Jeff Jeffrey Jens Jeremiah Jeremy Jerome Jerry Jesse
Jesus Jim Jimmy Joachim Joaquin Joe Joel Joey Johann Johannes John Johnny Jon Jonah Jonathan Jordan Jorge
Jose Josef Joseph Josh Joshua Juan Julian Julio Jurgen Justin Karl Keith Ken Kenneth Kenny Kent Kevin Kirk
Klaus Kofi Kurt Kyle Lance Larry Lars Laurence Lawrence Lee Len Leo Leon Leonard Leroy Lester Lewis Liam
Lindsey Lionel Lloyd Logan Lorenzo Lou Louis Luc Lucas Luis Luke Luther Malcolm Manuel Marc Marcel Marco
Marcos Marcus Mario Mark Markus Marshall Martin Marty Marvin Mason Mathew Matt Matthew Maurice Max Maxwell
Mel Melvin Michael Michel Miguel Mike Mikhail Mitch Mitchell Mitt Mohamed Mohammad Mohammed Morgan Morris
Moses Muhammad Nathan Nathaniel Neal Ned Neil Nelson Newt Nicholas Nick Nicolas Nigel Noah Noel Norm Norman
Oleg Oliver Omar Oscar Otto Owen Pablo Pascal Patrick Paul Paulo Pedro Percy Perry Pete Peter Phil Philip
Philippe Phillip Pierre Quentin Rafael Ralph Ramon Rand Randall Randy Raphael Raul Ray Raymond Reggie
Reginald Reince Rene Rex Ricardo Rich Richard Rick Rob Robby Robert Roberto Rodney Rodrigo Roger Roland Rolf
Roman Ron Ronald Ronnie Ross Roy Ruben Rudolf Rudolph Rudy Rupert Russ Russell Ryan Salvador Sam Samuel
Sandy Scott Sean Sebastian Sergei Sergio Seth Shane Shaun Shawn Sheldon Sidney Silvio Simon Spencer Stan
Stanley Stefan Stephan Stephen Steve Steven Stewart Stuart Sven Tad Ted Terence Terrence Terry Theodore
Thomas Tim Timothy Toby Todd Tom Tomas Tommy Tony Travis Trent Trevor Trey Tyler Ulrich Victor Vince Vincent
Vladimir Wade Wallace Walt Walter Warren Wayne Werner Wesley Wilbur Will William Willie Wolfgang Xavier Yuri
Yves Zach Zachary Zeke Rahm Reuben Emmett Mahmoud Khalid Mustafa Hamid Yasser Hosni Tariq Imran Rajiv Ravi
Sanjay Vijay Amit Anil Arun Hiten Manmohan Hiroshi Kenji Takeshi Wei
""")
FEMALE = words("""
Abby Abigail Ada Adele Agnes Aimee Alana Alexandra Alexandria Alexis Alice Alicia Alison Allison Alyssa
Amanda Amber Amelia Amy Ana Anastasia Andrea Angela Angelina Anita Ann Anna Anne Annette Annie Antonia April
Ariana Arianna Arlene Ashley Audrey Barbara Beatrice Becky Bella Bernadette Bernice Beth Betsy Betty Beverly
Bonnie Brenda Bridget Brittany Brooke Camille Candace Candice Carla Carly Carmen Carol Carole Caroline
Carolyn Carrie Cassandra Catherine Cathy Cecilia Celia Charlene Charlotte Chelsea Cheryl Chloe Christina
Christine Cindy Claire Clara Claudia Colleen Connie Constance Cristina Crystal Cynthia Daisy Dana Daniela
Danielle Daphne Darlene Dawn Deanna Deb Debbie Debora Deborah Debra Delores Denise Diana Diane Dianne Dina
Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elise Elizabeth Ella Ellen
Eloise Elsa Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Felicia Fiona Flora Florence
Frances Francesca Gabriela Gabrielle Gail Georgia Geraldine Gertrude Gina Ginger Gladys Glenda Gloria Grace
Greta Gretchen Gwen Gwendolyn Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Hilda Holly
Hope Huma Ida Ilana Inez Ingrid Irene Iris Irma Isabel Isabella Ivanka Ivy Jackie Jacqueline Jan Jane Janet
Janice Jean Jeanette Jeanne Jenna Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Jocelyn Jodi Jodie Joni
Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie June Karen Kari Karin Karla Kate Katharine
Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kelli Kellyanne Kelly Kendra Kerry Kim Kimberly
Kirsten Kristen Kristin Kristina Krista Lana Laura Lauren Laurie Leah Lena Leslie Liliana Lillian Lily Linda
Lindsay Lisa Liz Liza Lois Lola Loretta Lori Lorraine Louise Lucia Lucille Lucy Lydia Lynn Mabel Madeleine
Madeline Maggie Mandy Marcia Margaret Margarita Margie Marguerite Maria Marian Marianne Marie Marilyn Marina
Marion Marissa Marjorie Marla Marlene Marsha Martha Mary Maureen Maxine Maya Megan Meghan Megyn Melania
Melanie Melinda Melissa Mercedes Meredith Mia Michele Michelle Mildred Miranda Miriam Moira Molly Mona
Monica Monique Muriel Myra Nadia Nan Nancy Naomi Natalia Natalie Natasha Nicole Nikki Nina Nora Norma Olga
Olivia Opal Pam Pamela Pat Patricia Patsy Patti Patty Paula Pauline Pearl Peggy Penelope Penny Phyllis Polly
Rachel Ramona Rebecca Regina Renee Rhonda Rita Roberta Robin Rosa Rosalind Rose Rosemary Roxanne Ruby Ruth
Sabrina Sally Samantha Sandra Sara Sarah Selena Shannon Sharon Sheila Shelley Shelly Sherri Sherry Shirley
Simone Sofia Sonia Sonya Sophia Sophie Stacey Stacy Stella Stephanie Sue Susan Susana Susanna Susie Suzanne
Suzy Sybil Sylvia Tamara Tammy Tanya Tara Teresa Teri Terri Theresa Tiffany Tina Toni Tracey Tracy Tricia
Trish Ursula Valerie Vanessa Vera Veronica Vicki Vicky Victoria Viola Violet Virginia Vivian Wanda Wendy
Whitney Wilma Winifred Yolanda Yvette Yvonne Zoe Benazir Indira Aung Dilma Condoleezza Oprah Keiko Yoko Mei
Priya Sunita Fatima Aisha Leila Yasmin Samira
""")
MALE_WORDS = words(
    "mr man father son brother husband businessman congressman chairman spokesman king prince actor boy "
    "councilman assemblyman he his gentleman sir lord salesman uncle grandfather boyfriend pope priest"
)
FEMALE_WORDS = words(
    "mrs ms miss woman mother daughter sister wife businesswoman congresswoman chairwoman spokeswoman "
    "queen princess actress girl councilwoman assemblywoman she her lady dame aunt grandmother girlfriend"
)
PERSON_NOUNS = words("""
co-chairman vice-chairman co-director co-author co-owner midfielder striker defender goalkeeper winger
batsman bowler referee skipper champion runner sprinter boxer driver golfer novelist musician rapper
guitarist drummer frontman bassist presenter creator playwright poet artist filmmaker film-maker curator
developer programmer sociologist psychologist biologist physicist astronomer solicitor barrister magistrate
councillor peer headteacher lecturer surgeon vet gp campaigner counsellor mp mep msp man woman boy girl
person people candidate candidates nominee front-runner frontrunner senator senators congressman
congresswoman representative governor mayor president minister secretary chancellor speaker director
chairman chairwoman chair chief executive officer official officials professor judge justice general
attorney leader leaders spokesman spokeswoman spokesperson spokespeople spokesmen ambassador councilman
councilwoman sheriff commissioner administrator king queen prince princess pope bishop archbishop cardinal
pastor rabbi imam priest detective inspector superintendent treasurer analyst analysts economist economists
strategist strategists manager managers editor host anchor correspondent reporter reporters author founder
co-founder lawyer lawyers counsel adviser advisers advisor advisors aide aides consultant comptroller coach
actor actress singer comedian billionaire businessman businesswoman mogul tycoon delegate delegates lawmaker
lawmakers coordinator boss head trader broker investor fundraiser donor activist organizer historian scholar
researcher scientist expert experts critic critics supporter supporters voter voters student students
teacher worker workers veteran soldier commander father mother son daughter brother sister wife husband
widow friend neighbor resident residents retiree owner operative operatives pollster columnist commentator
blogger journalist writer politician democrat republican conservative liberal lieutenant captain colonel
sergeant admiral physician doctor nurse farmer engineer partner member members legislator legislators
prosecutor prosecutors investigator investigators agent agents regulator regulators negotiator source
sources insider insiders ally allies opponent opponents rival rivals contender hopeful incumbent immigrant
protester protesters demonstrator participant attendee lobbyist banker fund-manager chef designer lobbyists
vice-president graduate teenager teen freshman moderator interviewer diplomat diplomats clerk witness victim
suspect dealer publisher producer director-general undersecretary premier chieftain surrogate surrogates
staffer staffers employee employees observer observers
""")
ORGANISATION_NOUNS = words("""
campaign company firm group agency department bank office administration government committee commission
council court organization organisation association union party team network newspaper paper magazine
website site board authority ministry report statement letter email e-mail memo ad advertisement video
lawsuit complaint filing document documents study survey poll spot post tweet release article editorial book
story petition resolution bill platform transcript message airline carrier retailer maker manufacturer
supplier regulator watchdog institute university school church hospital foundation charity club federation
coalition alliance pac super-pac crowd audience panel jury army police store chain publication outlet
channel service broadcaster exchange fund summary profile page invitation brief ruling order notice opinion
sign banner motto slogan headline caption review announcement advisory press-release account posting
""")

# Countries, states and the like: a closed class. Alone they are no person, though some are also given names.
PLACES = words("""
Afghanistan Africa Alabama Alaska Albania Algeria America Angola Arabia Argentina Arizona Arkansas Armenia
Asia Atlanta Australia Austria Azerbaijan Baghdad Bahrain Baltimore Bangladesh Beijing Belarus Belgium
Benghazi Berlin Birmingham Bolivia Bosnia Boston Brazil Britain Brooklyn Brussels Bulgaria Burma Cairo
California Cambodia Cameroon Canada Carolina Chicago Chile China Cleveland Colombia Colorado Congo
Connecticut Croatia Cuba Cyprus Dakota Dallas Damascus Delaware Denmark Denver Detroit Dubai Dublin Ecuador
Edinburgh Egypt England Eritrea Estonia Ethiopia Europe Finland Florida France Geneva Georgia Germany Ghana
Greece Guantanamo Guatemala Hague Haiti Hawaii Honduras Houston Hungary Iceland Idaho Illinois India Indiana
Indonesia Iowa Iran Iraq Ireland Israel Italy Jamaica Japan Jerusalem Jordan Kabul Kansas Kazakhstan
Kentucky Kenya Korea Kosovo Kuwait Laos Latvia Lebanon Leeds Liberia Libya Lithuania Liverpool London
Louisiana Luxembourg Macedonia Madrid Maine Malaysia Mali Malta Manchester Manhattan Maryland Massachusetts
Mexico Miami Michigan Milan Minnesota Mississippi Missouri Moldova Mongolia Montana Montenegro Morocco
Moscow Mozambique Munich Myanmar Namibia Nashville Nebraska Nepal Netherlands Nevada Nicaragua Niger Nigeria
Norway Ohio Oklahoma Oman Ontario Oregon Orlando Oxford Pakistan Palestine Panama Paraguay Paris
Pennsylvania Peru Philadelphia Philippines Phoenix Pittsburgh Poland Portland Portugal Qatar Quebec Romania
Rome Russia Rwanda Salvador Scotland Seattle Senegal Serbia Shanghai Singapore Slovakia Slovenia Somalia
Spain Sudan Sweden Switzerland Sydney Syria Taiwan Tajikistan Tampa Tanzania Tehran Tennessee Texas Thailand
Tokyo Toronto Tunisia Turkey Turkmenistan U.S US UK U.K EU U.N UN U.S. U.K. U.N. Uganda Ukraine Uruguay USA
Utah Uzbekistan Vegas Venezuela Vermont Vienna Vietnam Virginia Wales Washington Wisconsin Wyoming Yemen
Zambia Zimbabwe Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb
Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan.
Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo.
N.H N.H. N.Y N.Y. N.J N.J. N.C N.C. S.C S.C. N.M N.M. D.C D.C. R.I R.I. Capitol
""")
# What is written or shown, and speaks for whoever made it.
DOCUMENTS = words("""
statement report letter email e-mail memo ad ads advertisement video lawsuit complaint filing document
documents study survey poll post tweet release article editorial book story petition resolution bill
platform transcript message summary profile page invitation brief ruling order notice opinion sign signs
banner slogan headline caption review announcement advisory question movie film speech voice-over commercial
spot flier leaflet poster note text website song script draft plan proposal
""")
DISPLAYS = words(
    "sign signs banner banners poster posters placard placards shirt shirts sticker stickers button hat cap tattoo"
)
COMMON_ACRONYMS = words("TV DVD CD PC PR HR IT AI VIP GDP FAQ IQ DNA HIV AIDS OK ID IDs IPO CPI PDF")
# What a secretary or minister is "of".
PORTFOLIOS = words("""
State Defense Defence Treasury Labor Labour Commerce Energy Education Agriculture Interior Transportation
Homeland Security Staff Health Human Services Veterans Affairs Justice Foreign Finance Trade Economy
Industry Transport War Army Navy Home Culture
""")

NO_SPEAKERS = DEMONYMS | COMMON_ACRONYMS
GIVEN = MALE | FEMALE
_HIS = words("""
Mr Sir Lord Congressman Chairman Spokesman King Pope Prince Father Brother Actor Businessman Councilman
""")
_HER = words("""
Mrs Ms Miss Dame Lady Congresswoman Chairwoman Spokeswoman Queen Princess Sister Actress Businesswoman
Councilwoman
""")
GENDERED_TITLES = dict.fromkeys(_HIS, "m") | dict.fromkeys(_HER, "f")
