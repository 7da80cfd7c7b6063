"""Proper names of closed classes: given names, places, peoples, the calendar.

No well-known person, party leader or company stands here.
"""

from .lexicon import words

WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = words("""
January February March April May June July August September October November December
""")
MONTHS_ABBREVIATED = words("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
CALENDAR = (
    WEEKDAYS
    | MONTHS
    | MONTHS_ABBREVIATED
    | words("""
Christmas Easter Thanksgiving Mon Tue Tues Wed Thu Thurs Fri Sat Sun AM PM EST EDT GMT BST ET PT a.m p.m
""")
)

DEMONYMS = words("""
Frenchman Englishman Englishmen Welshman Irishman Scotsman Scot Dutchman Spaniard Brit Britons Swede Dane
Finn Pole Turk Republican Republicans Democrat Democrats Democratic Conservative Labour Liberal Libertarian
Independent GOP American Americans British Briton English Scottish Welsh Irish French German Italian Spanish
Portuguese Dutch Belgian Swiss Austrian Polish Czech Hungarian Greek Turkish Russian Ukrainian Chinese
Japanese Korean Indian Pakistani Iranian Iraqi Israeli Palestinian Saudi Egyptian Syrian Mexican Canadian
Australian Brazilian Argentine Cuban European African Asian Arab Muslim Muslims Christian Christians Jewish
Jews Catholic Evangelical Hispanic Latino Black White Western Eastern Northern Southern Swedish Norwegian
Danish Finnish South North East West Nigerian Kenyan Indonesian Malaysian Thai Vietnamese Filipino Colombian
Yorker Venezuelan Chilean Afghan Bangladeshi Texan Californian Bavarian Tory Tories
""")

# Peoples that are given names as well.
GIVEN_DEMONYMS = words("Finn Dane German Scot")
# Of the calendar, and surnames as well.
DATED_SURNAMES = words("May March August Sun")

# As American papers write them, mostly with a point.
STATES_ABBREVIATED = words("""
Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
Tenn Tex Va Vt Wash Wis Wyo
""")
# Countries, states and the like: a closed class. Alone they are no person, though some are also given names.
PLACES = (
    STATES_ABBREVIATED
    | {f"{state}." for state in STATES_ABBREVIATED}
    | words("""
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
Zambia Zimbabwe N.H N.H. N.Y N.Y. N.J N.J. N.C N.C. S.C S.C. N.M N.M. D.C D.C. R.I R.I. Capitol
""")
)
PLACE_WORDS = words("New South North East West San Los Las Saint St St. Puerto Sri El Hong Buenos")  # that begin one
MEDIA = words("Facebook Twitter Instagram YouTube LinkedIn Reddit Tumblr TikTok Snapchat Telegram WhatsApp X Bluesky")
PLACE_HINTS = words("""
County City Street Avenue Road Beach Island Islands River Lake Valley Hall Park Airport Hotel
Open Cup Games Championship Championships Olympics Prix Trophy Shield Tour Marathon Festival Awards
""")

COMMON_ACRONYMS = words("TV DVD CD PC PR HR IT AI VIP GDP FAQ IQ DNA HIV AIDS OK ID IDs IPO CPI PDF QC")
# Behind a name, and no part of it.
POSTNOMINALS = words("MP MEP MSP QC OBE CBE MBE MD PhD")
NO_SPEAKERS = DEMONYMS | COMMON_ACRONYMS

MALE = words("""
Aaron Abdul Abraham Adam Adrian Ahmed Al Alan Albert Alec Alejandro Alexander Alfred Ali Allan Allen
Alvin Andre Andreas Andrew Andy Angel Angelo Anthony Antonio Antony Arnold Arthur Asa Ash Austin
Barack Barney Barry Bart Ben Benjamin Bernard Bernd Bernie Bert Bill Billy Bob Bobby Brad Bradley Brandon
Brendan Brent Brett Brian Bruce Bruno Bryan Byron Calvin Carl Carlos Cesar Chad Charles Chip
Christian Christopher Chuck Clarence Claude Clay Clint Cliff Clifford Clyde Cody Colin Conor
Cory Craig Curtis Cyrus Damian Damon Dan Daniel Danny Darrell Darren Daryl Dave David Dean Dennis Denis
Derek Desmond Dick Diego Dinesh Dirk Dmitri Dominic Don Donald Doug Douglas Duane Duncan Dustin Dwayne
Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Eli Elijah Elliot Elliott Emanuel Emmanuel Enrique
Eric Erick Erik Ernest Ethan Eugene Evan Felipe Felix Fernando Floyd Francisco Francois Frank
Franklin Fred Frederic Frederick Friedrich Gabriel Garrett Garry Gary Gavin Gene Geoff Geoffrey
George Gerald Gerard Gerhard Gilbert Giovanni Glen Glenn Gordon Graham Grant Greg Gregg Gregory Guillermo
Gus Guy Hank Hans Harold Harry Harvey Hassan Hector Heinrich Henri Henry Herbert Herman Herve Horst Howard
Hubert Hugh Hugo Ian Ibrahim Igor Ignacio Irving Irwin Isaac Ivan Jack Jackson Jacob Jacques Jake
James Jared Jason Javier Jay Jean-Claude Jeb Jed Jeff Jeffrey Jens Jeremiah Jeremy Jerome Jerry Jesse
Jesus Jim Jimmy Joachim Joaquin Joe Joel Joey Johann Johannes John Johnny Jon Jonah Jonathan Jorge
Jose Josef Joseph Josh Joshua Juan Julian Julio Jurgen Justin Karl Keith Ken Kenneth Kenny Kent Kevin Kirk
Klaus Kofi Kurt Kyle Lance Larry Lars Laurence Lawrence Len Leo Leon Leonard Leroy Lester Lewis Liam
Lionel Lloyd Lorenzo Lou Louis Luc Lucas Luis Luke Luther Malcolm Manuel Marc Marcel Marco
Marcos Marcus Mario Mark Markus Marshall Martin Marty Marvin Mason Mathew Matt Matthew Maurice Max Maxwell
Mel Melvin Michael Michel Miguel Mike Mikhail Mitch Mitchell Mitt Mohamed Mohammad Mohammed Morris
Moses Muhammad Nathan Nathaniel Neal Ned Neil Nelson Newt Nicholas Nick Nicolas Nigel Noah Noel Norm Norman
Oleg Oliver Omar Oscar Otto Owen Pablo Pascal Patrick Paul Paulo Pedro Percy Perry Pete Peter Phil Philip
Philippe Phillip Pierre Quentin Rafael Ralph Ramon Rand Randall Randy Raphael Raul Ray Raymond Reggie
Reginald Reince Rene Rex Ricardo Rich Richard Rick Rob Robby Robert Roberto Rodney Rodrigo Roger Roland Rolf
Roman Ron Ronald Ronnie Ross Roy Ruben Rudolf Rudolph Rudy Rupert Russ Russell Ryan Salvador Samuel
Scott Sean Sebastian Sergei Sergio Seth Shane Shaun Shawn Sheldon Sidney Silvio Simon Spencer Stan
Stanley Stefan Stephan Stephen Steve Steven Stewart Stuart Sven Tad Ted Terence Terrence Theodore
Thomas Tim Timothy Toby Todd Tom Tomas Tommy Tony Travis Trent Trevor Trey Tyler Ulrich Victor Vince Vincent
Vladimir Wade Wallace Walt Walter Warren Wayne Werner Wesley Wilbur Will William Willie Wolfgang Xavier Yuri
Yves Zach Zachary Zeke Rahm Reuben Emmett Mahmoud Khalid Mustafa Hamid Yasser Hosni Tariq Imran Rajiv Ravi
Sanjay Vijay Amit Anil Arun Hiten Manmohan Hiroshi Kenji Takeshi Wei
""")
FEMALE = words("""
Abby Abigail Ada Adele Agnes Aimee Alana Alexandra Alexandria Alexis Alice Alicia Alison Allison Alyssa
Amanda Amber Amelia Amy Ana Anastasia Andrea Angela Angelina Anita Ann Anna Anne Annette Annie Antonia April
Ariana Arianna Arlene Audrey Barbara Beatrice Becky Bella Bernadette Bernice Beth Betsy Betty Beverly
Bonnie Brenda Bridget Brittany Brooke Camille Candace Candice Carla Carly Carmen Carol Carole Caroline
Carolyn Carrie Cassandra Catherine Cathy Cecilia Celia Charlene Charlotte Chelsea Cheryl Chloe Christina
Christine Cindy Claire Clara Claudia Colleen Connie Constance Cristina Crystal Cynthia Daisy Daniela
Danielle Daphne Darlene Dawn Deanna Deb Debbie Debora Deborah Debra Delores Denise Diana Diane Dianne Dina
Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elise Elizabeth Ella Ellen
Eloise Elsa Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Felicia Fiona Flora Florence
Frances Francesca Gabriela Gabrielle Gail Georgia Geraldine Gertrude Gina Ginger Gladys Glenda Gloria Grace
Greta Gretchen Gwen Gwendolyn Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Hilda Holly
Hope Huma Ida Ilana Inez Ingrid Irene Iris Irma Isabel Isabella Ivanka Ivy Jacqueline Jane Janet
Janice Jeanette Jeanne Jenna Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Jocelyn Jodi Jodie Joni
Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie June Karen Kari Karin Karla Kate Katharine
Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kelli Kellyanne Kendra Kimberly
Kirsten Kristen Kristin Kristina Krista Lana Laura Lauren Laurie Leah Lena Liliana Lillian Lily Linda
Lisa Liz Liza Lois Lola Loretta Lori Lorraine Louise Lucia Lucille Lucy Lydia Mabel Madeleine
Madeline Maggie Mandy Marcia Margaret Margarita Margie Marguerite Maria Marian Marianne Marie Marilyn Marina
Marissa Marjorie Marla Marlene Marsha Martha Mary Maureen Maxine Maya Megan Meghan Megyn Melania
Melanie Melinda Melissa Mercedes Meredith Mia Michele Michelle Mildred Miranda Miriam Moira Molly Mona
Monica Monique Muriel Myra Nadia Nan Nancy Naomi Natalia Natalie Natasha Nicole Nikki Nina Nora Norma Olga
Olivia Opal Pam Pamela Patricia Patsy Patti Patty Paula Pauline Pearl Peggy Penelope Penny Phyllis Polly
Rachel Ramona Rebecca Regina Renee Rhonda Rita Roberta Rosa Rosalind Rose Rosemary Roxanne Ruby Ruth
Sabrina Sally Samantha Sandra Sara Sarah Selena Sharon Sheila Shelly Sherri Sherry Shirley
Simone Sofia Sonia Sonya Sophia Sophie Stella Stephanie Sue Susan Susana Susanna Susie Suzanne
Suzy Sybil Sylvia Tamara Tammy Tanya Tara Teresa Teri Terri Theresa Tiffany Tina Toni Tricia
Trish Ursula Valerie Vanessa Vera Veronica Vicki Vicky Victoria Viola Violet Virginia Vivian Wanda Wendy
Wilma Winifred Yolanda Yvette Yvonne Zoe Benazir Indira Aung Dilma Condoleezza Oprah Keiko Yoko Mei
Priya Sunita Fatima Aisha Leila Yasmin Samira
""")
# Borne by men and by women: that somebody bears one says nothing of he and she.
EITHER = words("""
Alex Ashley Avery Cameron Charlie Chris Corey Dale Dana Drew Francis Frankie Jackie Jaime Jamie Jan Jean
Jordan Kelly Kerry Kim Lee Leslie Lindsay Lindsey Logan Lynn Marion Morgan Nicky Pat Robbie Robin Sam Sandy
Shannon Shelley Stacey Stacy Terry Tracey Tracy Whitney
""")
GIVEN = MALE | FEMALE | EITHER
