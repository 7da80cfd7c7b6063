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
Yorker Venezuelan Chilean Afghan Bangladeshi Texan Californian Bavarian Tory Tories Frenchwoman Frenchmen
Englishwoman Welshwoman Welshmen Irishwoman Irishmen Scotswoman Scotsmen Dutchwoman Dutchmen Northerner
Southerner Albanian Algerian Angolan Argentinian Armenian Azerbaijani Bahraini Belarusian Bolivian Bosnian
Botswanan Bulgarian Burmese Cambodian Cameroonian Catalan Chadian Congolese Croat Croatian Cypriot
Ecuadorian Emirati Eritrean Estonian Ethiopian Fijian Gambian Georgian Ghanaian Guatemalan Guinean Guyanese
Haitian Honduran Hongkonger Icelander Icelandic Ivorian Jamaican Jordanian Kazakh Kosovan Kuwaiti Kurd
Kurdish Kyrgyz Latvian Lebanese Liberian Libyan Lithuanian Luxembourger Macedonian Malagasy Malawian Malian
Maltese Mauritanian Mauritian Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Nepalese Nepali
Nicaraguan Omani Panamanian Paraguayan Peruvian Qatari Romanian Rwandan Salvadoran Samoan Senegalese Serb
Serbian Singaporean Slovak Slovene Slovenian Somali Sudanese Taiwanese Tajik Tanzanian Togolese Tongan
Tunisian Turkmen Ugandan Uruguayan Uzbek Yemeni Zambian Zimbabwean Cornishman Yorkshireman Yorkshirewoman
Lancastrian Londoner Mancunian Liverpudlian Glaswegian Geordie Ulsterman Dubliner Parisian Berliner
Muscovite Sydneysider Melburnian Queenslander Tasmanian Aussie Canuck Quebecer Ontarian Albertan New-Yorker
Floridian Virginian Iowan Ohioan Michigander Minnesotan Oregonian Vermonter Coloradan Nevadan Arizonan
Alaskan Hawaiian Kansan Kentuckian Hindu Hindus Sikh Sikhs Buddhist Buddhists Jew Tamil Punjabi Bengali
Gujarati Kashmiri Pashtun Zulu Xhosa Yoruba Igbo Hausa Maori
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
PLACE_OPENERS = words("New South North East West San Los Las Saint St St. Puerto Sri El Hong Buenos")  # that begin one
MEDIA = words("Facebook Twitter Instagram YouTube LinkedIn Reddit Tumblr TikTok Snapchat Telegram WhatsApp X Bluesky")
PLACE_HINTS = words("County City Street Avenue Road Beach Island Islands River Lake Valley Hall Park Airport Hotel")
EVENT_HINTS = words("""
Open Cup Games Championship Championships Olympics Prix Trophy Shield Tour Marathon Festival Awards
""")

COMMON_ACRONYMS = words("TV DVD CD PC PR HR IT AI VIP GDP FAQ IQ DNA HIV AIDS OK ID IDs IPO CPI PDF QC")
# Behind a name, and no part of it.
POSTNOMINALS = words("MP MEP MSP QC KC OBE CBE MBE KBE DBE CMG FRS JP MD PhD")
NO_SPEAKERS = DEMONYMS | COMMON_ACRONYMS

MALE = words("""
Aarav Aaron Abdallah Abdelaziz Abdi Abdul Abdulaziz Abdullah Abel Abhijit Abhishek Abraham Adam Adebayo
Adeyemi Aditya Adnan Adrian Adrien Agus Ahmad Ahmed Aidan Aiden Ajay Akash Akhil Akira Akshay Al Alan
Alasdair Alastair Albert Alberto Alec Alejandro Aleksandar Aleksander Aleksandr Alessandro Alexander Alexei
Alexey Alfie Alfred Alfredo Ali Alistair Allan Allen Alonso Alvaro Alvin Amadou Amar Ambrose Amir Amit Amos
Anatoly Anders Andre Andreas Andrei Andrej Andreu Andrew Andrey Andrzej Andy Angel Angelo Angus Anil Anish
Ankit Anthonio Anthony Antoine Anton Antonio Antony Antti Anupam Anurag Anwar Archie Arif Arjun Armando
Arnaud Arnold Arsene Arthur Arturo Arun Arvind Asa Asad Ash Ashok Ashraf Asif Atsushi Augusto Aurelio Austin
Avi Axel Ayman Azeez Aziz Azlan Babatunde Bakary Balazs Barack Barnaby Barney Barry Bart Bashar Bashir Basil
Bassam Bayu Ben Benedict Benito Benjamin Benoit Bernard Bernd Bernie Bert Bertie Bertrand Bharat Bheki
Bhupinder Bilal Bill Billy Binyamin Bjorn Bob Bobby Bogdan Boris Boubacar Brad Bradley Brandon Branko
Brendan Brendon Brent Brett Brian Brock Brody Bruce Bruno Bryan Budi Burak Byron Caleb Callum Calvin Carl
Carles Carlo Carlos Cecil Cedric Celso Cesar Cesare Chad Charles Chidi Chinedu Chip Chris Christian
Christophe Christopher Christos Chuck Chukwuemeka Ciaran Cillian Clarence Claude Claudio Clay Clement Cliff
Clifford Clint Clyde Cody Colin Colm Colton Conor Conrad Cormac Cornelius Cory Craig Cristian Curt Curtis
Cuthbert Cyril Cyrus Daisuke Dalibor Damian Damien Damion Damon Dan Daniel Danilo Danny Darcy Dario Darius
Darko Darnell Darragh Darrel Darrell Darren Daryl Dave David Davide Davon Deacon Dean Deandre Declan Deepak
Demetrius Denis Dennis Denys Denzel Derek Desmond Devendra Dewey Dick Diego Digby Dilip Dimitri Dimitris
Dinesh Diogo Dirk Dmitri Dmitry Dmytro Domenico Dominic Dominick Don Donald Donnacha Donnie Donovan Doru
Doug Dougal Douglas Dries Duane Duncan Dusan Dustin Dwain Dwayne Dwight Eamon Eamonn Earl Ed Eddie Edgar
Edgardo Edison Edmond Edmund Eduard Eduardo Edward Edwin Efrain Ehud Einar Eli Elias Elijah Elliot Elliott
Elmer Elton Elwood Emanuel Emanuele Emeka Emil Emile Emilio Emir Emmanuel Emmett Emory Emre Enda Enrico
Enrique Enzo Eoin Erdem Eric Erick Erik Erling Ernest Ernesto Erol Errol Erwin Esteban Ethan Etienne Ettore
Eugene Eugenio Evan Ewan Ezekiel Ezra Fabian Fabien Fabio Fabrice Fadi Fahad Faisal Farhan Farid Farouk
Faruk Federico Felipe Felix Femi Ferdinand Fergal Fergus Fernando Ferris Filip Filippo Finbar Florian Florin
Floyd Francesco Francisco Franck Francois Frank Franklin Franz Fred Frederic Frederick Frederik Friedrich
Gabriel Gael Gaetano Gareth Garrett Garry Gary Gaston Gaurav Gavan Gavin Gene Gennady Geoff Geoffrey George
Geraint Gerald Gerard Gerardo Gerhard Ghassan Giacomo Gianluca Gianni Gideon Gilbert Giles Gilles Giorgio
Giorgos Giovanni Giuseppe Glen Glenn Godfrey Gokhan Gopal Goran Gordon Graham Grant Greg Gregg Gregor
Gregory Grigory Grover Guido Guilherme Guillermo Gunnar Gunther Gus Gustav Gustavo Guy Hakan Hal Hamid Hamza
Hank Hans Harish Harlan Harold Harry Haruki Haruto Harvey Hassan Hassanal Hector Heinrich Hendrik Henri
Henrik Henry Herbert Herman Hernan Herve Hezekiah Hideki Hieu Himal Hirohito Hiroshi Hiten Hitesh Horace
Horst Hosni Howard Hubert Hugh Hugo Hussain Hussein Huw Iain Ian Ibrahim Idris Ieuan Ifeanyi Ignacio Igor
Ikechukwu Ilan Ilham Ilya Imad Imran Imre Ioannis Irfan Irving Irwin Isaac Ishaan Ismail Istvan Itamar Ivan
Ivo Ivor Jack Jackson Jacob Jacques Jago Jaime Jaka Jake Jakob Jakub Jalal Jamal James Jamil Janez Janos
Jared Jaroslav Jarrod Jarvis Jason Jasper Jatin Javed Javier Jawad Jay Jean-Claude Jean-Luc Jean-Pierre Jeb
Jed Jeff Jeffrey Jens Jeremiah Jeremy Jermaine Jerome Jerry Jerzy Jesse Jesus Jethro Jim Jimmy Jiri Joachim
Joao Joaquin Jobst Jochen Jock Joe Joel Joey Johan Johann Johannes John Johnathan Johnny Jolyon Jomo Jon
Jonah Jonathan Jools Jordi Jorge Jose Josef Josep Joseph Josh Joshua Josip Jovan Jozef Juan Jude Juha Julian
Julien Julio Julius Juraj Jurgen Justin Kabir Kaito Kalyan Kamal Kamran Kareem Karim Karl Karol Karthik
Kaspar Kasper Kayode Kazuo Keenan Keir Keith Kelvin Ken Kenji Kenneth Kenny Kent Kenton Keshav Kevin Khaled
Khalid Khalil Kian Kieran Kip Kirby Kirk Kjell Klaus Kofi Kojo Kostas Krishna Kristian Krzysztof Kudzai
Kunal Kurt Kurtis Kwabena Kwaku Kwame Kwasi Kyle Lachlan Lajos Lamar Lance Landon Larry Lars Laszlo Laurence
Laurent Lawrence Leander Leandro Leif Leighton Len Lenny Leo Leon Leonard Leopold Leopoldo Leroy Lester
Lewis Lex Liam Linus Lionel Lior Lloyd Lonnie Lorenzo Lou Louis Luc Luca Lucas Lucian Luciano Ludovic Ludwig
Luis Luka Lukas Lukasz Luke Luther Lwazi Lyndon Maciej Mack Maddox Mads Magnus Mahesh Mahmood Mahmoud
Malcolm Malik Mamadou Manfred Manish Manmohan Manoj Mansour Manuel Marc Marcel Marcelo Marcin Marco Marcos
Marcus Marek Mariano Mario Mariusz Mark Markus Marlon Marshall Martijn Martin Marty Marvin Marvyn Mason
Massimo Mateo Mateus Mateusz Mathew Matt Matteo Matthew Matthias Matthieu Maurice Mauricio Maurizio Mauro
Max Maximilian Maxwell Mehdi Mehmet Mehul Mel Melvin Merlin Merrick Michael Michal Michel Miguel Mihai
Mikael Mike Mikel Mikhail Miles Milo Milos Miroslav Mitch Mitchell Mitsuo Mitt Mladen Mo Mohamed Mohammad
Mohammed Mohan Mohsen Moises Montgomery Mordechai Morris Morten Moses Mounir Moussa Muhammad Mukesh Murad
Murat Musa Mustafa Mykola Myles Nabil Nader Naftali Narendra Naresh Nasser Nathan Nathaniel Naveen Navin
Neal Ned Neil Nelson Newt Niall Nicholas Nick Nico Nicolas Nigel Nikhil Nikola Nikolai Nikolaos Nikolas
Niles Nils Nitin Nnamdi Noah Noel Norbert Norm Norman Nuno Obinna Octavio Odell Oisin Olaf Olav Oleg
Oleksandr Oleksiy Oliver Olivier Olly Olof Olumide Olusegun Omar Omer Ondrej Orlando Orville Osama Osborne
Oscar Osman Oswald Oswaldo Otto Owen Pablo Padraig Panagiotis Pankaj Paolo Parag Parvez Pascal Patrice
Patricio Patrick Paul Paulo Pavel Pavlo Pawel Peadar Peder Pedro Percy Peregrine Perry Petar Pete Peter Petr
Petros Phil Philip Philippe Phillip Pierre Piers Pietro Piotr Prakash Pranav Prasad Prashant Praveen Predrag
Qasim Quentin Rabih Radek Radoslaw Raed Rafael Rafal Rafe Rafiq Raghu Rahm Rahman Rahul Rajat Rajendra
Rajesh Rajiv Rakesh Ralph Raman Ramesh Rami Ramiro Ramon Ramsay Ramzan Rand Randall Randy Ranjit Raphael
Rashid Rasmus Raul Ravi Ray Raymond Recep Redmond Reece Reggie Reginald Reince Remy Renato Rene Renzo Reuben
Rex Reza Rhett Rhys Ricardo Riccardo Rich Richard Rick Rifat Rishi Rizal Rob Robbie Robby Robert Roberto
Roddy Roderick Rodger Rodney Rodolfo Rodrigo Rogelio Roger Rohan Rohit Roland Rolando Rolf Romain Roman
Romeo Romesh Ron Ronald Ronan Ronnie Rory Roscoe Ross Rowan Roy Ruairi Ruben Rudolf Rudolph Rudy Rufus
Rupert Ruslan Russ Russell Rustam Ryan Ryo Sachin Sadiq Saeed Sahil Sajid Saleh Salim Salman Salvador
Salvatore Sami Samir Samuel Samuli Sandeep Sanjay Santiago Santino Satish Satoshi Saul Scott Seamus Sean
Sebastian Sefton Segun Selim Selwyn Semyon Serge Sergei Sergey Sergio Sergiy Serhiy Seth Shahid Shahrukh
Shailesh Shane Shankar Sharad Shashi Shaun Shawn Sheldon Sherwin Shigeru Shimon Shinji Shinzo Shivraj
Sibusiso Siddharth Sidney Sigurd Silas Silvan Silvio Simon Sipho Sizwe Slobodan Somchai Soren Spencer
Srinivas Stan Stanislav Stanley Stefan Stefano Steffen Stelios Stephan Stephane Stephen Steve Steven Stewart
Stuart Subhash Sudhir Suhail Sunil Suresh Surya Sven Syed Sylvester Szymon Tad Tadeusz Takashi Takavafira
Takeshi Talal Tamas Tanveer Tapiwa Tarek Tariq Tarquin Tatsuya Tayyip Ted Teddy Tendai Terence Terje Terrell
Terrence Terry Tetsuya Thabiso Thabo Thaddeus Theodore Thiago Thibault Thierry Thilo Thomas Thorsten Tiago
Tibor Tim Timothy Tinashe Tobias Tobin Toby Todd Tom Tomas Tomasz Tomislav Tommy Tony Torquil Torsten
Toshiro Travers Travis Trent Trevor Trey Tristan Trond Tunde Tuomas Ty Tyler Tyrone Ulrich Ulysses Umar
Umberto Uri Usman Uzair Vaclav Valentin Valeriy Valery Vasily Vasyl Vaughn Venkat Vernon Vicente Victor
Vijay Vikram Viktor Viktoras Vilmos Vimal Vinay Vince Vincent Vinicius Vinod Virat Virgil Vishal Vitali
Vitaliy Vivek Vlad Vladimir Vojtech Volodymyr Wade Waleed Walid Wallace Walt Walter Waqar Warren Wasim Wayne
Wei Wenzel Werner Wesley Wilbert Wilbur Wiley Wilfred Wilfrid Wilhelm Will Willard Willem William Willie
Willis Wim Winston Wojciech Wolfgang Woodrow Xavier Yann Yannick Yannis Yasin Yasir Yasser Yevgeny Yiannis
Yigal Yitzhak Yogesh Yoshihide Yousef Youssef Yukio Yuri Yusuf Yves Zach Zachary Zafar Zaheer Zain Zakaria
Zander Zane Zayd Zbigniew Zdenek Zebedee Zeke Zeljko Zhan Zoltan Zoran Zubair Zvi
""")
FEMALE = words("""
Aaliyah Aaradhya Abby Abeba Abena Abi Abigail Ada Adaeze Adanna Adele Adriana Adunni Agata Agatha Agnes
Agnieszka Aicha Aida Aiko Aileen Ailsa Aimee Aine Aisha Aishwarya Aisling Akiko Akosua Akua Alana Alba
Alberta Alejandra Aleksandra Alena Alessandra Alessia Alexa Alexandra Alexandria Alexis Alice Alicia Alina
Aline Alison Allegra Allison Alma Almudena Althea Alya Alyssa Alzbeta Amabel Amaka Amalia Amanda Amara Amber
Amelia Amelie Amina Amira Amrita Amy Ana Anahita Anais Ananya Anastasia Anastasiia Andrea Andreea Andrijana
Aneta Angela Angelica Angelika Angelina Angharad Aniela Anika Anike Anita Anja Anjali Anjana Anke Ann Anna
Annabel Annabelle Anne Anneke Anneliese Annette Annie Annika Anoushka Anthea Antje Antoinette Antonella
Antonia Anuradha Anya Aoife Aparna April Arabella Araceli Archana Aretha Ariadna Ariadne Ariana Ariane
Arianna Arianne Ariella Arlene Arundhati Asha Ashleigh Asma Asmaa Astrid Asuka Audrey Augusta Aung Aurelie
Aurora Ava Avril Ayaan Ayesha Aylin Ayse Ayu Azadeh Azra Barbara Barbora Bea Beata Beatrice Beatriz Becky
Belen Belinda Bella Benazir Berenice Berit Bernadette Bernadine Bernice Beth Bethan Bethany Betsy Betty
Beulah Beverly Bhavna Bianca Birgit Birgitta Blanca Blanche Blythe Bonnie Bozena Brenda Bridget Brigid
Brigitte Briony Britta Brittany Bronwyn Brooke Bryony Buhle Camila Camille Candace Candice Cara Carina Carla
Carlota Carly Carmen Carol Carole Carolina Caroline Carolyn Carrie Cassandra Cassie Catalina Caterina
Catherine Cathy Catrin Catriona Cecile Cecilia Celeste Celia Celine Cerys Chanda Chantal Charity Charlene
Charlize Charlotte Charmaine Chelsea Cher Cheryl Chiamaka Chiara Chidinma Chimamanda Chioma Chipo Chitra
Chloe Christa Christelle Christina Christine Ciara Cindy Claire Clara Clarissa Claudia Clemence Clemency
Clementine Cleo Colleen Condoleezza Connie Constance Constanza Cora Coralie Cordelia Corinne Cosima Cressida
Cristina Crystal Cynthia Dagmar Daisy Dalia Dalila Damaris Dana Danica Daniela Danielle Danuta Daphne
Darlene Davina Dawn Deanna Deanne Deb Debbie Debora Deborah Debra Dee Deepa Deepika Deirdre Delia Delilah
Della Delores Delphine Demi Denise Dervla Desislava Devika Diana Diane Dianne Dilara Dilma Dilnoza Dilys
Dina Dinah Dionne Divya Dodie Dolly Dolores Dominika Donna Dora Dorcas Doris Dorota Dorothea Dorothy
Dorottya Dragana Drusilla Dulce Dunja Ebba Ebony Ebru Edie Edit Edith Edna Edyta Effie Efua Eileen Eilidh
Eimear Eira Eirlys Ekaterina Elaine Eleanor Elena Elfrida Elif Elin Elina Elisabeth Elise Elizabeth
Elizaveta Ella Ellen Ellie Elodie Eloisa Eloise Elsa Elsie Elspeth Elvira Emanuela Emilia Emilie Emily Emine
Emma Emmanuelle Emmeline Enid Erica Erika Erin Ernestine Erzsebet Esi Esme Esmee Esmeralda Esperanza Esra
Estella Estelle Esther Eszter Ethel Etta Eudora Eugenie Eunice Eva Eva-Maria Evangeline Eve Evelyn Evie Ewa
Fadia Fahmida Faith Farah Fareeda Farida Farzana Fathima Fatima Fatimah Fatma Fatou Fay Faye Felicia
Felicity Fernanda Ffion Filomena Fiona Fionnuala Fleur Flo Flora Florence Florrie Folake Folasade Frances
Francesca Freda Frederique Freya Frida Funke Funmilayo Gabriela Gabrielle Gaby Gail Galina Ganna Gayatri
Gaynor Geeta Gemma Genevieve Georgette Georgia Georgie Georgina Geraldine Gerda Germaine Gertrude Ghada Gina
Ginger Ginny Gisela Giselle Gita Giulia Giulietta Gladys Glenda Glenys Gloria Gloriana Glynis Goldie Gorana
Grace Graciela Grainne Grazyna Greta Gretchen Gudrun Gulnara Gunilla Gwen Gwendolen Gwendolyn Gwyneth Hadiya
Hafsa Haifa Hala Halima Hana Hanan Hanna Hannah Hannelore Harriet Haruka Hattie Hauwa Hayley Hazel Heather
Heba Hedwig Heidi Heike Helen Helena Helga Helle Heloise Henrietta Henriette Hermine Hermione Hester Hettie
Hilary Hilda Hillary Hinda Hoda Holly Hope Huda Huma Huong Hyacinth Ida Ifeoma Ilana Ilaria Ilse Iman Imelda
Imogen Indira Ines Inez Inga Inge Ingeborg Ingrid Inna Ioana Ione Irena Irene Irina Iris Irma Isabel
Isabella Isabelle Isadora Isha Ishani Isla Isobel Ivana Ivanka Iveta Ivy Iwona Izabela Jacinda Jacinta
Jacqueline Jacqui Jade Jadwiga Jamila Jana Janaki Jane Janelle Janet Janette Janice Janina Jasmine Jaya
Jeanette Jeanne Jelena Jemima Jenna Jennie Jennifer Jenny Jerri Jessica Jessie Jill Jo Joan Joanna Joanne
Jocelyn Jodi Jodie Joely Jolene Joni Josephine Josie Jovana Joy Joyce Juana Juanita Judith Judy Judyta Jule
Julia Juliana Julie Juliette June Juniper Jutta Jyoti Kadiatou Kajal Kalpana Kamala Kamila Karen Kari Karima
Karin Karla Karolina Kasia Katarina Katarzyna Kate Katerina Kateryna Katharine Katherine Kathleen Kathryn
Kathy Katie Katja Katrina Kavita Kavya Kay Kayla Keiko Keira Keisha Kelli Kelly Kellyanne Kendra Kerstin
Keziah Khadija Khadijah Kiara Kiera Kimberly Kinga Kirsi Kirsten Kirstie Kirsty Kitty Klara Komal Krista
Kristen Kristiina Kristin Kristina Kriti Krystyna Lacey Laila Lakshmi Lalita Lamia Lana Lara Larisa Larysa
Latasha Latifa Latisha Latoya Laura Lauren Laurie Lavinia Layla Leah Leanne Leila Leilani Lena Lenka Leticia
Lettice Lexi Leyla Libby Lidia Lieke Liesbeth Lila Lilia Lilian Liliana Lilith Lillian Lily Lina Linda
Lindiwe Linnea Linsey Linzi Liora Lisa Liv Livia Liz Liza Lizzie Ljiljana Lois Lola Lorena Loretta Lori
Lorna Lorraine Lottie Louise Luanne Lucia Lucie Lucienne Lucille Lucinda Lucy Ludmila Luella Luisa Luiza
Lulu Lupita Lydia Lynda Lyndsey Lynette Lynn Lynne Lyudmila Mabel Madeleine Madeline Magali Magda Magdalena
Maggie Mahnaz Mairead Maisie Maja Makena Malala Malgorzata Malia Malika Malin Mallika Mamie Manal Mandy
Manon Manuela Mara Marcia Mareike Margaret Margarita Margaux Margie Margit Margot Margrethe Marguerite Maria
Mariam Mariama Marian Mariana Marianne Maribel Maricel Marie Marieke Mariella Marija Mariko Marilyn Marina
Marisol Marissa Marjorie Marla Marlene Marsha Marta Martha Martina Martine Marwa Mary Maryam Masha Mathilde
Matilda Matilde Maud Maude Maura Maureen Mavis Maxine Maya Mayumi Mckenna Mckenzie Meena Meera Megan Meghan
Megyn Mehwish Mei Meike Melania Melanie Melinda Melissa Mercedes Meredith Merete Meryem Mette Mia Michaela
Michele Michelle Michiko Mildred Milena Mimi Mina Mindy Minnie Miranda Mireille Miriam Mirjana Mitra Moira
Molly Mona Monica Monika Monique Morag Morwenna Munira Muriel Myfanwy Myra Myrtle Nabila Nadezhda Nadia
Nadine Nafisa Nagina Naila Nan Nancy Nandini Naoko Naomi Nasreen Nasrin Natalia Natalie Nataliia Natalya
Natasha Nathalie Nawal Nazanin Neda Neela Neelam Neha Nell Nellie Nelly Nermin Nerys Nessa Nevena Ngozi
Niamh Nicki Nicola Nicole Nicoletta Nigar Nikki Nilufar Nimra Nina Nisha Nivedita Nkechi Noemi Nomvula Noora
Nora Noreen Norma Noura Ntombi Nuala Nuria Nurten Nyasha Odette Oksana Olabisi Olaitan Olena Olga Olha
Olivia Ololade Omolara Oonagh Opal Oprah Orla Orlaith Ottilie Padma Paloma Pam Pamela Pansy Parisa Parvati
Parveen Patricia Patrycja Patsy Patti Pattie Patty Paula Paulina Pauline Pearl Peggy Penelope Penny Perdita
Perpetua Petra Petula Philippa Philomena Phoebe Phyllis Pia Pilar Pippa Polly Pooja Poppy Portia Posy Pragya
Preeti Preity Primrose Prisca Priscilla Priti Priya Priyanka Prudence Putri Rabia Rachel Rachida Radhika
Rafaela Raisa Rajani Ramona Rania Raquel Rasheeda Rashida Rashmi Razia Reba Rebeca Rebecca Reem Reema Regina
Reiko Rekha Renata Renate Renee Renuka Reshma Rhiannon Rhoda Rhona Rhonda Rima Rina Rita Ritu Roberta Robyn
Rocio Roisin Romana Romilly Romy Rosa Rosaleen Rosalind Rosamund Rosanna Rose Rosemary Roslyn Rowena Roxana
Roxanne Rozalia Ruby Rukhsana Rumana Ruta Rutendo Ruth Saba Sabah Sabiha Sabine Sabrina Sadia Sadie Saffron
Safiya Sahar Saira Sakina Sakura Sally Salma Samantha Samia Samira Sana Sandhya Sandra Sandrine Sangeeta
Sanna Sanne Saoirse Sara Sarah Sarita Saskia Savita Scarlett Seema Selena Selin Selina Selma Sema Senait
Serena Shabana Shabnam Shaheen Shahida Shakira Shakuntala Shalini Shamima Shanaz Shanice Shanthi Sharmila
Sharon Shauna Shayla Sheba Sheila Shelley Shelly Sherri Sherrie Sherry Shirin Shirlee Shirley Shivani Shona
Shreya Shruti Sian Sibongile Sidonie Sienna Sigourney Sigrid Silke Silvia Simona Simone Sinead Siobhan
Sireen Sirpa Sissy Sithembile Siti Sjana Skye Smita Smriti Sneha Snezana Sofia Solange Soledad Solveig Sonal
Sonali Sonia Sonya Sophia Sophie Soraya Stacey Stacy Stefania Stefanie Steffi Stella Stephanie Sudha Sue
Suhasini Sujata Sulafa Sumaya Sumitra Sunita Surbhi Susan Susana Susanna Susannah Susanne Sushma Susie
Suzanne Suzy Svetlana Swara Swati Sybil Sylvia Sylvie Tabitha Tahira Tahmina Taiwo Tamar Tamara Tamika Tammy
Tamsin Tania Tanisha Tanja Tanvi Tanya Tara Tasha Tatiana Tatjana Tatyana Tejal Teodora Teresa Tereza Teri
Terri Tess Tessa Thandeka Thandi Thandiwe Thea Thelma Theodora Theresa Therese Thuli Tiana Tiffany Tilda
Tilly Tina Titilayo Toni Tova Toya Tracey Tracy Tricia Trish Trisha Trixie Trudy Trupti Ulla Ulrika Ulrike
Uma Una Urmila Ursula Urszula Vaishali Valentina Valeria Valerie Vandana Vanessa Vanja Vasanti Velma Venetia
Vera Verena Verity Veronica Veronika Veronique Vesna Vibha Vicki Vicky Victoire Victoria Vidya Vigdis
Viktoria Vimala Vineeta Viola Violet Violeta Violetta Virginia Virginie Viv Vivian Vivien Vivienne Wafa
Wanda Wangari Wanjiru Wendy Wilhelmina Wilma Winifred Winnie Winona Xenia Ximena Xochitl Yael Yana Yara
Yasmeen Yasmin Yasmina Yasmine Yetunde Yevgenia Yewande Yoko Yolanda Yolande Yoshiko Yulia Yuliya Yumiko
Yvette Yvonne Zadie Zahara Zahra Zainab Zanele Zara Zarina Zaynab Zeina Zeinab Zelda Zena Zeynep Zinaida
Zineb Zita Ziva Zoe Zofia Zoya Zsofia Zuhra Zuleikha Zunaira Zuzana
""")
# Borne by men and by women: that somebody bears one says nothing of he and she.
EITHER = words("""
Alex Ashley Avery Cameron Charlie Chris Corey Dale Dana Dewi Dorji Drew Francis Frankie Hafiz Jackie Jaime
Jamie Jan Jean Jordan Kelly Kerry Kim Lee Lekha Leslie Lindsay Lindsey Linh Logan Lynn Marion Mingma Minh
Morgan Nicky Pasang Pat Robbie Robin Sam Sandy Shannon Shelley Stacey Stacy Tenzin Terry Tevita Tracey
Tracy Whitney
""")
GIVEN = MALE | FEMALE | EITHER
