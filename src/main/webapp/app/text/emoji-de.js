/**
 * The German names of the emoji in the order of emoji-data.js, with a bar or a new line between them, and with other
 * words to find them by behind a slash.
 *
 * Made from Unicode's data files: emoji-test.txt of Unicode Emoji 15.0 (those up to 14.0) and the annotations of CLDR 41.
 * Copyright 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in https://www.unicode.org/copyright.html, the
 * Unicode License Agreement for Data Files and Software (2016), which is in UNICODE-LICENSE.txt beside this file.
 */
export default `grinsendes Gesicht/lol lustig|grinsendes Gesicht mit großen Augen/lächeln lol|grinsendes Gesicht mit lachenden Augen/lol lustig
strahlendes Gesicht mit lachenden Augen/lustig zähne|Grinsegesicht mit zugekniffenen Augen/gesicht
grinsendes Gesicht mit Schweißtropfen/lustig schwitzen|sich vor Lachen auf dem Boden wälzen/gesicht
Gesicht mit Freudentränen/lachen tränen|leicht lächelndes Gesicht|umgekehrtes Gesicht|schmelzendes Gesicht/auflösen flüssig
zwinkerndes Gesicht|lächelndes Gesicht mit lachenden Augen/erröten freude|lächelndes Gesicht mit Heiligenschein
lächelndes Gesicht mit Herzen/anhimmeln verknallt|lächelndes Gesicht mit herzförmigen Augen/verliebt|überwältigt/augen gesicht
Kuss zuwerfendes Gesicht|küssendes Gesicht/kuss|lächelndes Gesicht/fröhlich|küssendes Gesicht mit geschlossenen Augen
küssendes Gesicht mit lächelnden Augen/kuss|lachendes Gesicht mit Träne/berührt dankbar|sich die Lippen leckendes Gesicht/lecker
Gesicht mit herausgestreckter Zunge|zwinkerndes Gesicht mit herausgestreckter Zunge|irres Gesicht/auge groß
Gesicht mit herausgestreckter Zunge und zusammengekniffenen Augen|Gesicht mit Dollarzeichen/geld zunge
Gesicht mit umarmenden Händen/umarmung|verlegen kicherndes Gesicht/huch
Gesicht mit offenen Augen und Hand über dem Mund/erschrecken erstaunen|Gesicht mit durch die Finger linsendem Auge/gebannt spähen
ermahnendes Gesicht/leise pst|nachdenkendes Gesicht/nachdenklich|grüßendes Gesicht/jawohl militär|Gesicht mit Reißverschlussmund/mund
Gesicht mit hochgezogenen Augenbrauen/argwöhnisch skeptisch|neutrales Gesicht|ausdrucksloses Gesicht|Gesicht ohne Mund/sprachlos
Gesicht mit gestrichelter Linie/depressiv introvertiert|Gesicht in Wolken|süffisant lächelndes Gesicht|verstimmtes Gesicht/unglücklich
Augen verdrehendes Gesicht|Grimassen schneidendes Gesicht/zähne|Gesicht, das ausatmet|lügendes Gesicht/pinocchio-nase
erleichtertes Gesicht|nachdenkliches Gesicht|schläfriges Gesicht/müde|sabberndes Gesicht|schlafendes Gesicht/schnarchen zzz
Gesicht mit Atemschutzmaske/arzt krankheit|Gesicht mit Fieberthermometer/krank|Gesicht mit Kopfverband/schmerzen verband
würgendes Gesicht/erbrechen übelkeit|kotzendes Gesicht/krank|niesendes Gesicht|schwitzendes Gesicht/erhitzt fieber
frierendes Gesicht/eiszapfen frostbeule|schwindeliges Gesicht/angetrunken beschwipst|benommenes Gesicht|Gesicht mit Spiralen als Augen
explodierender Kopf/entsetzt geschockt|Gesicht mit Cowboyhut/hut|Partygesicht/feiern|verkleidet/inkognito verkleidung
lächelndes Gesicht mit Sonnenbrille/cool|Strebergesicht/gesicht nerd|Gesicht mit Monokel|verwundertes Gesicht
Gesicht mit schrägem Mund/enttäuscht langweilig|besorgtes Gesicht|betrübtes Gesicht/traurig|düsteres Gesicht/traurig
Gesicht mit offenem Mund/erstaunt|verdutztes Gesicht/erstaunt sprachlos|erstauntes Gesicht|errötetes Gesicht mit großen Augen/überrascht
bettelndes Gesicht/gnade welpenaugen|Gesicht, das Tränen zurückhält/aufgebracht erbost|entsetztes Gesicht/verwundert
qualvolles Gesicht/leidend|ängstliches Gesicht|besorgtes Gesicht mit Schweißtropfen
trauriges aber erleichtertes Gesicht/enttäuscht schweiß|weinendes Gesicht/träne traurig|heulendes Gesicht/tränen traurig
vor Angst schreiendes Gesicht|verwirrtes Gesicht|entschlossenes Gesicht/durchhalten|enttäuschtes Gesicht/traurig
bedrücktes Gesicht mit Schweiß/angstschweiß|erschöpftes Gesicht/müde|müdes Gesicht|gähnendes Gesicht/gelangweilt müde
schnaubendes Gesicht/erleichtert gewonnen|schmollendes Gesicht/rot wütend|verärgertes Gesicht|Gesicht mit Symbolen über dem Mund/fluchen
grinsendes Gesicht mit Hörnern/teufel|wütendes Gesicht mit Hörnern/fantasy teufelchen|Totenkopf/gesicht tod
Totenkopf mit gekreuzten Knochen/gesicht piratenflagge|Kothaufen/mist|Clown-Gesicht/clown-gesicht|Ungeheuer/gesicht japan
Kobold/gesicht japan|Gespenst/fantasy gesicht|Außerirdischer/alien gesicht|Computerspiel-Monster/computerspiel-monster gesicht
Roboter/gesicht monster|grinsende Katze/gesicht lol|grinsende Katze mit lachenden Augen/gesicht|Katze mit Freudentränen/gesicht lachen
lachende Katze mit Herzen als Augen/gesicht verliebt|verwegen lächelnde Katze/gesicht ironisch|küssende Katze/gesicht
erschöpfte Katze/angst gesicht|weinende Katze/gesicht träne|schmollende Katze/gesicht verärgert
sich die Augen zuhaltendes Affengesicht/verboten|sich die Ohren zuhaltendes Affengesicht/verboten
sich den Mund zuhaltendes Affengesicht/verboten|Liebesbrief/brief herz|Herz mit Pfeil/liebe|Herz mit Schleife/valentinstag
funkelndes Herz/aufregung liebe|wachsendes Herz/aufregung liebe|schlagendes Herz/liebe|kreisende Herzen/liebe|zwei Herzen/liebe
Herzdekoration|Herz als Ausrufezeichen/satzzeichen|gebrochenes Herz/schmerz trennung|Herz in Flammen|Herz mit Verband|rotes Herz
oranges Herz|gelbes Herz|grünes Herz|blaues Herz|lila Herz|braunes Herz|schwarzes Herz/böse|weißes Herz|Kussabdruck/lippen
100 Punkte/punktestand|Ärger/comic wut|Zusammenstoß/comic kollision|schwindlig/benommenheit comic|Schweißtropfen/comic
Staubwolke/comic rennen|Loch/schwarz|Sprechblase mit drei Punkten/dialog gespräch|Auge in Sprechblase/dialog reden
Sprechblase links/dialog reden|Sprechblase für wütende Aussage rechts|Gedankenblase/comic nachdenken|Schlafen/comic schnarchen
winkende Hand|erhobene Hand von hinten|Hand mit gespreizten Fingern/fünf|erhobene Hand|vulkanischer Gruß/spock|nach rechts weisende Hand
nach links weisende Hand|Hand mit Handfläche nach unten/abweisen|Hand mit Handfläche nach oben/anbieten|OK-Zeichen/exzellent
zusammengedrückte Finger/bündelhand|Wenig-Geste/klein|Victory-Geste/sieg|Hand mit gekreuzten Fingern
Hand mit gekreuztem Zeigefinger und Daumen/fingerherz|Ich-liebe-dich-Geste/hand|Teufelsgruß/finger|Ruf-mich-an-Handzeichen/anrufen
nach links weisender Zeigefinger/finger|nach rechts weisender Zeigefinger/finger|nach oben weisender Zeigefinger von hinten/aufwärts
Mittelfinger/finger|nach unten weisender Zeigefinger/abwärts|nach oben weisender Zeigefinger von vorne/finger
auf Betrachter zeigender Zeigefinger/du|Daumen hoch/gut|Daumen runter/hand|erhobene Faust|geballte Faust/hand|Faust nach links
Faust nach rechts|klatschende Hände/applaudieren|zwei erhobene Handflächen/feiern|Hände, die Herz bilden/händeherz|offene Hände
Handflächen nach oben/beten|Handschlag/hände|zusammengelegte Handflächen/beten|schreibende Hand|Nagellack/kosmetik|Selfie/smartphone
angespannter Bizeps/comic|Armprothese/barrierefreiheit|Beinprothese/barrierefreiheit|Bein/treten|Fuß/stampfen|Ohr/körperteil
Ohr mit Hörgerät/barrierefreiheit|Nase/körperteil|Gehirn/intelligent|Herz (Organ)/herzschlag|Lunge/atem|Zahn/zahnarzt|Knochen/skelett
Augen/gesicht|Auge/körperteil|Zunge/körperteil|Mund/körperteil|Auf Lippe beißen/angst|Baby/gesicht|Kind/geschlechtsneutral|Junge/gesicht
Mädchen/gesicht|Person/geschlechtsneutral|Person: blondes Haar/gesicht|Mann|Person: Bart|Frau|Person: rotes Haar/geschlechtsneutral
Person: lockiges Haar/geschlechtsneutral|Person: weißes Haar/geschlechtsneutral|Person: Glatze/geschlechtsneutral|ältere Person/alt
älterer Mann/gesicht|ältere Frau/gesicht|missmutige Person/gesicht|schmollende Person|Person mit überkreuzten Armen/verboten
Person mit Händen auf dem Kopf|Infoschalter-Mitarbeiter(in)/gesicht|Person mit erhobenem Arm/siegerpose|gehörlose Person/barrierefreiheit
sich verbeugende Person/entschuldigung|sich an den Kopf fassende Person/frustriert|schulterzuckende Person/egal|Arzt/Ärztin/arzt/ärztin
Student(in)/absolvent|Lehrer(in)/dozent|Richter(in)/richter(in)|Bauer/Bäuerin/bauer/bäuerin|Koch/Köchin/koch/köchin
Mechaniker(in)/elektriker|Fabrikarbeiter(in)/arbeiter|Büroangestellte(r)/architekt|Wissenschaftler(in)/biologe
IT-Experte/IT-Expertin/entwickler|Sänger(in)/entertainer|Künstler(in)/künstler(in)|Pilot(in)/flugzeug|Astronaut(in)/astronaut(in)
Feuerwehrmann/-frau/feuerwehrfahrzeug|Polizist(in)/gesicht|Detektiv(in)/detektiv(in)|Wache/wachfrau|Ninja/ausdauer
Bauarbeiter(in)/bauarbeiter(in)|Person mit Krone/adelig|Prinz|Prinzessin/gesicht|Person mit Turban|Mann mit chinesischem Hut/china
Frau mit Kopftuch/hidschab|Person im Smoking/bräutigam|Person mit Schleier/braut|schwangere Frau|schwangerer Mann/aufgebläht
schwangere Person/aufgebläht|Stillen/baby|stillende Person/baby|Putte/engel|Weihnachtsmann/weihnachten|Weihnachtsfrau/weihnachten
Weihnachtsperson/weihnachten|Superheld(in)/comic|Bösewicht|Magier(in)/hexe|Märchenfee/oberon|Vampir/dracula|Wassermensch/meerjungfrau
Elf(e)/elbe|Flaschengeist/dschinn|Zombie/untoter|Troll/fantasy|Person, die eine Kopfmassage bekommt/massage
Person beim Haareschneiden/friseur|Fußgänger(in)/fußgänger(in)|stehende Person/stand|kniende Person|Person mit Gehstock/barrierefreiheit
Person in motorisiertem Rollstuhl/barrierefreiheit|Person in manuellem Rollstuhl/barrierefreiheit|laufende Person/marathon|tanzende Frau
tanzender Mann|schwebender Mann im Anzug/geschäftlich|Personen mit Hasenohren/bunnys|Person in Dampfsauna/sauna
Bergsteiger(in)/bergsteiger(in)|Fechter(in)/fechten|Pferderennen/sport|Skifahrer(in)/schnee|Snowboarder(in)/snowboarden
Golfer(in)/golfer(in)|Surfer(in)/surfen|Person im Ruderboot/boot|Schwimmer(in)/kraulen|Person mit Ball/basketball
Gewichtheber(in)/gewichtheber(in)|Radfahrer(in)/radfahren|Mountainbiker(in)/mountainbiker(in)|Rad schlagende Person/bodenturnen
Ringer(in)/ringer(in)|Wasserballspieler(in)/sport|Handballspieler(in)/handballspieler(in)|Jongleur(in)/geschickt
Person im Lotossitz/meditation|badende Person/badewanne|im Bett liegende Person/schlafen|sich an den Händen haltende Personen/paar
Händchen haltende Frauen/paar|Mann und Frau halten Hände/paar|Händchen haltende Männer/paar|sich küssendes Paar/frau|Liebespaar/frau
Familie/kind|sprechender Kopf/gesicht|Silhouette einer Büste/person|Silhouette mehrerer Büsten/personen|sich umarmende Personen/danke
Fußabdrücke/abdruck|Affengesicht|Affe|Gorilla|Orang-Utan|Hundegesicht|Hund|Blindenhund|Assistenzhund|Pudel|Wolf|Fuchs|Waschbär
Katzengesicht|Katze|schwarze Katze|Löwe|Tigergesicht|Tiger|Leopard|Pferdegesicht|Pferd|Einhorn|Zebra|Hirsch|Bison|Kuhgesicht|Ochse
Wasserbüffel|Kuh|Schweinegesicht|Schwein|Wildschwein|Schweinerüssel|Widder|Schaf|Ziege|Dromedar|Kamel|Lama|Giraffe|Elefant|Mammut|Nashorn
Nilpferd|Mäusegesicht|Maus|Ratte|Hamster|Hasengesicht|Hase|Streifenhörnchen|Biber|Igel|Fledermaus|Bär|Eisbär|Koala|Panda|Faultier|Otter
Stinktier|Känguru|Dachs|Tatzenabdrücke|Truthahn|Huhn|Hahn|schlüpfendes Küken|Küken|Küken von vorne|Vogel|Pinguin|Taube|Adler|Ente|Schwan
Eule|Dodo|Feder|Flamingo|Pfau|Papagei|Frosch|Krokodil|Schildkröte|Eidechse|Schlange|Drachengesicht|Drache|Sauropode|T-Rex|blasender Wal
Wal|Delfin|Seehund|Fisch|Tropenfisch|Kugelfisch|Hai|Oktopus|Schneckenhaus|Koralle|Schnecke|Schmetterling|Raupe|Ameise|Biene|Käfer
Marienkäfer|Grille|Kakerlake|Spinne|Spinnennetz|Skorpion|Mücke|Fliege|Wurm|Mikrobe|Blumenstrauß|Kirschblüte|Blumenstempel|Lotusblüte
Rosette|Rose|welke Blume|Hibiskus|Sonnenblume|gelbe Blüte|Tulpe|Spross|Topfpflanze|Nadelbaum|Laubbaum|Palme|Kaktus|Reisähre|Kräuter
Kleeblatt|Glücksklee|Ahornblatt|Laub|Blätter im Wind|leeres Nest|Nest mit Eiern|Fliegenpilz|Trauben|Honigmelone|Wassermelone|Mandarine
Zitrone|Banane|Ananas|Mango|roter Apfel|grüner Apfel|Birne|Pfirsich|Kirschen|Erdbeere|Blaubeeren|Kiwi|Tomate|Olive|Kokosnuss|Avocado
Aubergine|Kartoffel|Karotte|Maiskolben|Peperoni|Paprika|Gurke|Blattgemüse|Brokkoli|Knoblauch|Zwiebel|Erdnuss|Bohnen|Kastanie|Brot
Croissant|Baguette|Fladenbrot|Brezel|Bagel|Pfannkuchen|Waffel|Käsestück|Fleischhachse|Hähnchenschenkel|Fleischstück|Bacon|Hamburger
Pommes frites|Pizza|Hotdog|Sandwich|Taco|Burrito|Tamale|Döner|Falafel|Ei|Spiegelei in Bratpfanne|Pfannengericht|Topf mit Essen|Fondue
Schüssel mit Löffel|Salat|Popcorn|Butter|Salz|Konserve|Bento-Box|Reiscracker|Reisbällchen|Reis in Schüssel|Reis mit Curry
Schüssel und Essstäbchen|Spaghetti|geröstete Süßkartoffel|Oden|Sushi|frittierte Garnele|Fischfrikadelle|Mondkuchen|Dango|Teigtasche
Glückskeks|Takeaway-Schachtel|Krebs|Hummer|Garnele|Tintenfisch|Auster|Softeis|Wassereis|Eiscreme|Donut|Keks|Geburtstagskuchen|Torte
Cupcake|Kuchen|Schokoladentafel|Bonbon|Lutscher|Pudding|Honigtopf|Babyflasche|Glas Milch|Heißgetränk|Teekanne|Teetasse ohne Henkel
Sake-Flasche mit Tasse|Flasche mit knallendem Korken|Weinglas|Cocktailglas|Cocktail|Bierkrug|Bierkrüge|Sektgläser|Trinkglas
Flüssigkeit ausgießen|Becher mit Strohhalm|Bubble Tea|Trinkpäckchen|Mate-Tee|Eiswürfel|Essstäbchen|Teller mit Messer und Gabel
Messer und Gabel|Löffel|Küchenmesser|Einmachglas|Amphore|Globus mit Europa und Afrika|Globus mit Amerika|Globus mit Asien und Australien
Globus mit Meridianen|Weltkarte|Umriss von Japan|Kompass|schneebedeckter Berg|Berg|Vulkan|Fuji|Camping|Strand mit Sonnenschirm|Wüste
einsame Insel|Nationalpark|Stadion|antikes Gebäude|Kran|Ziegelstein|Felsen|Holz|Hütte|Wohnhäuser|verfallenes Haus|Haus|Haus mit Garten
Bürogebäude|japanisches Postgebäude|Postgebäude|Krankenhaus|Bank|Hotel|Stundenhotel|Minimarkt|Schule|Kaufhaus|Fabrik|japanisches Schloss
Schloss|Hochzeit|Tokyo Tower|Freiheitsstatue|Kirche|Moschee|Hindutempel|Synagoge|Shinto-Schrein|Kaaba|Springbrunnen|Zelt|neblig
Sternenhimmel|Skyline|Sonnenaufgang über Bergen|Sonnenaufgang über dem Meer|Abendstimmung in der Stadt|Sonnenuntergang in der Stadt
Brücke vor Nachthimmel|heiße Quellen|Karussellpferd|Spielplatzrutsche|Riesenrad|Achterbahn|Barbershop-Säule|Zirkuszelt|Dampflokomotive
Eisenbahnwagen|Hochgeschwindigkeitszug mit spitzer Nase|Hochgeschwindigkeitszug|Zug|U-Bahn|S-Bahn|Bahnhof|Straßenbahn|Einschienenbahn
Bergbahn|Straßenbahnwagen|Bus|Bus von vorne|Oberleitungsbus|Kleinbus|Krankenwagen|Feuerwehrauto|Polizeiwagen|Polizeiwagen von vorne|Taxi
Taxi von vorne|Auto|Auto von vorne|Wohnmobil|Pick-up|Lieferwagen|Sattelzug|Traktor|Rennauto|Motorrad|Motorroller|manueller Rollstuhl
elektrischer Rollstuhl|Autorikscha|Fahrrad|Tretroller|Skateboard|Rollschuh|Bushaltestelle|Autobahn|Bahngleis|Ölfass|Tanksäule|Autorad
Polizeilicht|horizontale Verkehrsampel|vertikale Verkehrsampel|Stoppschild|Baustellenabsperrung|Anker|Rettungsring|Segelboot|Kanu
Schnellboot|Passagierschiff|Fähre|Motorboot|Schiff|Flugzeug|kleines Flugzeug|Abflug|Landung eines Flugzeugs|Fallschirm|Sitzplatz
Hubschrauber|Schwebebahn|Bergschwebebahn|Bergseilbahn|Satellit|Rakete|fliegende Untertasse|Rezeptionsklingel|Gepäck|Sanduhr
laufende Sanduhr|Armbanduhr|Wecker|Stoppuhr|Zeitschaltuhr|Kaminuhr|Ziffernblatt 12:00 Uhr|12:30 Uhr|1:00 Uhr|1:30 Uhr|2:00 Uhr|2:30 Uhr
3:00 Uhr|3:30 Uhr|4:00 Uhr|4:30 Uhr|5:00 Uhr|5:30 Uhr|6:00 Uhr|6:30 Uhr|7:00 Uhr|7:30 Uhr|8:00 Uhr|8:30 Uhr|9:00 Uhr|9:30 Uhr|10:00 Uhr
10:30 Uhr|11:00 Uhr|11:30 Uhr|Neumond|erstes Mondviertel|zunehmender Halbmond|zweites Mondviertel|Vollmond|drittes Mondviertel
abnehmender Halbmond|letztes Mondviertel|Mondsichel|Neumond mit Gesicht|Mondsichel mit Gesicht links|Mondsichel mit Gesicht rechts
Thermometer|Sonne|Vollmond mit Gesicht|Sonne mit Gesicht|Ringplanet|weißer mittelgroßer Stern|funkelnder Stern|Sternschnuppe|Milchstraße
Wolke|Sonne hinter Wolke|Wolke mit Blitz und Regen|Sonne hinter kleiner Wolke|Sonne hinter großer Wolke|Sonne hinter Regenwolke
Wolke mit Regen|Wolke mit Schnee|Wolke mit Blitz|Wirbelsturm|Nebel|Wind|Wirbel|Regenbogen|geschlossener Regenschirm|Regenschirm
Regenschirm im Regen|aufgestellter Sonnenschirm|Hochspannung|Schneeflocke|Schneemann im Schnee|Schneemann ohne Schneeflocken|Komet|Feuer
Tropfen|Welle|Halloweenkürbis|Weihnachtsbaum|Feuerwerk|Wunderkerze|Feuerwerkskörper|funkelnde Sterne|Luftballon|Konfettibombe|Konfettiball
Tanabata-Baum|Piniendekoration|japanische Puppen|traditionelle japanische Windsäcke|japanisches Windspiel|traditionelles Mondfest
roter Umschlag|pinke Schleife|Geschenk|Gedenkschleife|Eintrittskarten|Ticket|Militärorden|Pokal|Sportmedaille|Goldmedaille|Silbermedaille
Bronzemedaille|Fußball|Baseball|Softball|Basketball|Volleyball|Football|Rugbyball|Tennisball|Frisbee|Bowling|Kricket|Feldhockey|Eishockey
Lacrosse|Tischtennis|Badminton|Boxhandschuh|Kampfsportanzug|Tor|Golffahne|Schlittschuh|Angel mit Fisch|Tauchmaske|Laufshirt|Ski|Schlitten
Curlingstein|Darts|Jo-Jo|Drachen|Wasserpistole|Billardkugel|Kristallkugel|Zauberstab|Gamepad|Joystick|Spielautomat|Spielwürfel|Puzzleteil
Teddybär|Piñata|Discokugel|Matroschka|Pik|Herz|Karo|Kreuz|Bauer Schach|Jokerkarte|Mahjong-Stein|japanische Blumenkarte|Masken
gerahmtes Bild|Mischpalette|Faden|Nähnadel|Wollknäuel|Knoten|Brille|Sonnenbrille|Schutzbrille|Laborkittel|Sicherheitsweste
Hemd mit Krawatte|T-Shirt|Jeans|Schal|Handschuhe|Mantel|Socken|Kleid|Kimono|Sari|einteiliger Badeanzug|Slip|Shorts|Bikini|Bluse|Geldbörse
Handtasche|Clutch|Einkaufstüten|Schulranzen|Zehensandale|Herrenschuh|Sportschuh|Wanderstiefel|flacher Schuh|Stöckelschuh|Damensandale
Ballettschuhe|Damenstiefel|Krone|Damenhut|Zylinder|Doktorhut|Baseballmütze|Militärhelm|Rettungshelm|Gebetskette|Lippenstift|Ring|Edelstein
durchgestrichener Lautsprecher|Lautsprecher mit geringer Lautstärke|Lautsprecher mit mittlerer Lautstärke
Lautsprecher mit hoher Lautstärke|Lautsprecher|Megafon|Posthorn|Glocke|durchgestrichene Glocke|Notenschlüssel|Musiknote|Musiknoten
Studiomikrofon|Schieberegler|Drehregler|Mikrofon|Kopfhörer|Radio|Saxofon|Akkordeon|Gitarre|Klaviatur|Trompete|Geige|Banjo|Trommel
afrikanische Trommel|Mobiltelefon|Mobiltelefon mit Pfeil|Telefon|Telefonhörer|Pager|Faxgerät|Batterie|schwache Batterie|Netzstecker|Laptop
Desktopcomputer|Drucker|Tastatur|Computermaus|Trackball|Minidisc|Diskette|CD|DVD|Abakus|Filmkamera|Filmstreifen|Filmprojektor|Filmklappe
Fernseher|Fotoapparat|Fotoapparat mit Blitz|Videokamera|Videokassette|Lupe nach links|Lupe nach rechts|Kerze|Glühbirne|Taschenlampe
rote Papierlaterne|Öllampe|Notizbuch mit dekorativem Einband|geschlossenes Buch|offenes Buch|grünes Buch|blaues Buch|orangefarbenes Buch
Bücherstapel|Notizbuch|Spiralblock|teilweise eingerolltes Blatt|Schriftrolle|Vorderseite eines Blattes|Zeitung|zusammengerollte Zeitung
Pagemarker|Lesezeichen|Etikett|Geldsack|Münze|Yen-Banknote|Dollar-Banknote|Euro-Banknote|Pfund-Banknote|Geldschein mit Flügeln|Kreditkarte
Beleg|steigende Kurve mit Yen-Zeichen|Briefumschlag|E-Mail|eingehender Briefumschlag|Umschlag mit Pfeil|Postausgang|Posteingang|Paket
geschlossener Briefkasten mit Post|geschlossener Briefkasten ohne Post|offener Briefkasten mit Post|offener Briefkasten ohne Post
Briefkasten|Urne mit Wahlzettel|Bleistift|schwarzer Federhalter|Füllhalter|Kugelschreiber|Pinsel|Wachsmalstift|Papier und Bleistift
Aktentasche|Ordner|geöffneter Ordner|Karteireiter|Kalender|Abreißkalender|Notizblock|Spiralkalender|Rotationskartei|Aufwärtstrend
Abwärtstrend|Balkendiagramm|Klemmbrett|Reißzwecke|Stecknadel|Büroklammer|verhakte Büroklammern|Lineal|dreieckiges Lineal|Schere
Karteikasten|Aktenschrank|Papierkorb|geschlossenes Schloss|offenes Schloss|Schloss mit Füller|Schloss mit Schlüssel|Schlüssel
alter Schlüssel|Hammer|Axt|Pickel|Hammer und Pickel|Hammer und Schraubenschlüssel|Dolch|gekreuzte Schwerter|Bombe|Bumerang|Pfeil und Bogen
Schutzschild|Handsäge|Schraubenschlüssel|Schraubenzieher|Mutter und Schraube|Zahnrad|Schraubzwinge|Waage|Blindenstock|Linksymbol|Ketten
Haken|Werkzeugkasten|Magnet|Leiter|Destillierapparat|Reagenzglas|Petrischale|DNA|Mikroskop|Teleskop|Satellitenschüssel|Spritze
Blutstropfen|Kapsel|Heftpflaster|Krücke|Stethoskop|Röntgenbild|Tür|Fahrstuhl|Spiegel|Fenster|Bett|Sofa und Lampe|Stuhl|Toilette|Saugglocke
Dusche|Badewanne|Mausefalle|Rasierer|Creme|Sicherheitsnadel|Besen|Korb|Küchenrolle|Eimer|Seife|Blasen|Zahnbürste|Schwamm|Feuerlöscher
Einkaufswagen|Zigarette|Sarg|Grabstein|Urne|Nazar-Amulett|Hamsa|Statue|Protestschild|Ausweis|Symbol „Geldautomat“|Symbol „Papierkorb“
Trinkwasser|Symbol „Rollstuhl“|Herren|Damen|Toiletten|Symbol „Baby“|WC|Passkontrolle|Zollkontrolle|Gepäckausgabe|Gepäckaufbewahrung
Warnung|Kinder überqueren die Straße|Zutritt verboten|Verboten|Fahrräder verboten|Rauchverbot|Abfall verboten|Kein Trinkwasser
Fußgänger verboten|Mobiltelefone verboten|Minderjährige verboten|Radioaktiv|Biogefährdung|Pfeil nach oben|Pfeil nach rechts oben
Pfeil nach rechts|Pfeil nach rechts unten|Pfeil nach unten|Pfeil nach links unten|Pfeil nach links|Pfeil nach links oben
Pfeil nach oben und unten|Pfeil nach links und rechts|geschwungener Pfeil nach links|geschwungener Pfeil nach rechts
geschwungener Pfeil nach oben|geschwungener Pfeil nach unten|kreisförmige Pfeile im Uhrzeigersinn|Pfeile gegen den Uhrzeigersinn
BACK-Pfeil|END-Pfeil|ON!-Pfeil|SOON-Pfeil|TOP-Pfeil|religiöse Stätte|Atomzeichen|om|Davidstern|Dharma-Rad|Yin und Yang|lateinisches Kreuz
orthodoxes Kreuz|Hilal und Stern|Friedenszeichen|Menora|Hexagramm mit Punkt|Widder (Sternzeichen)|Stier (Sternzeichen)
Zwillinge (Sternzeichen)|Krebs (Sternzeichen)|Löwe (Sternzeichen)|Jungfrau (Sternzeichen)|Waage (Sternzeichen)|Skorpion (Sternzeichen)
Schütze (Sternzeichen)|Steinbock (Sternzeichen)|Wassermann (Sternzeichen)|Fische (Sternzeichen)|Schlangenträger|Zufallsmodus|Wiederholen
Titel wiederholen|Wiedergabe|Doppelpfeile nach rechts|Nächster Titel|Wiedergabe oder Pause|Pfeil zurück|Zurückspulen|Vorheriger Titel
Aufwärts-Schaltfläche|Doppelpfeile nach oben|Abwärts-Schaltfläche|Doppelpfeile nach unten|Pause|Stopp|Aufnehmen|Auswerfen|Kinosymbol
Taste Dimmen|Heller-Taste|balkenförmige Signalstärkenanzeige|Vibrationsmodus|Mobiltelefon aus|Frauensymbol|Männersymbol|Transgender-Symbol
mal|plus|minus|geteilt durch|Gleichheitszeichen extrafett|Unendlichkeit|doppeltes Ausrufezeichen|Ausrufe- und Fragezeichen
rotes Fragezeichen|weißes Fragezeichen|weißes Ausrufezeichen|rotes Ausrufezeichen|Wellenlinie|Geldwechsel|Dollarzeichen extrafett
Äskulapstab|Recycling-Symbol|Lilie|Dreizack|Namensschild|japanisches Anfänger-Zeichen|hohler roter Kreis|weißes Häkchen
abgehaktes Kästchen|kräftiges Häkchen|Kreuzzeichen|angekreuztes Kästchen|Schleife|Doppelschleife|Teilalternationszeichen
achtzackiger Stern|achtstrahliger Stern|Funkeln|Copyright|Registered-Trademark|Markenzeichen|Taste: #|Taste: *|Taste: 0|Taste: 1|Taste: 2
Taste: 3|Taste: 4|Taste: 5|Taste: 6|Taste: 7|Taste: 8|Taste: 9|Taste: 10|Eingabesymbol lateinische Großbuchstaben
Eingabesymbol lateinische Kleinbuchstaben|Eingabesymbol Zahlen|Eingabesymbol Sonderzeichen|Eingabesymbol lateinische Buchstaben
Großbuchstabe A in rotem Quadrat|Großbuchstaben AB in rotem Quadrat|Großbuchstabe B in rotem Quadrat|Großbuchstaben CL in rotem Quadrat
Wort „Cool“ in blauem Quadrat|Wort „Free“ in blauem Quadrat|Buchstabe „i“ in blauem Quadrat|Großbuchstaben ID in lila Quadrat
Buchstabe „M“ in Kreis|Wort „New“ in blauem Quadrat|Großbuchstaben NG in blauem Quadrat|Großbuchstabe O in rotem Quadrat
Großbuchstaben OK in blauem Quadrat|Großbuchstabe P in blauem Quadrat|SOS-Zeichen|Schriftzug „UP!“ im blauen Quadrat
Schriftzug VS in orangem Quadrat|Schriftzeichen „koko“|Schriftzeichen „sa“|Schriftzeichen für „Monatsbetrag“
Schriftzeichen für „nicht gratis“|Schriftzeichen für „reserviert“|Schriftzeichen für „Schnäppchen“|Schriftzeichen für „Rabatt“
Schriftzeichen für „gratis“|Schriftzeichen für „verbieten“|Schriftzeichen für „akzeptieren“|Schriftzeichen für „anwenden“
Schriftzeichen für „Note zum Bestehen“|Schriftzeichen für „Zimmer frei“|Schriftzeichen für „Gratulation“|Schriftzeichen für „Geheimnis“
Schriftzeichen für „Geöffnet“|Schriftzeichen für „Kein Zimmer frei“|roter Punkt|oranger Punkt|gelber Punkt|grüner Punkt|blauer Punkt
lila Punkt|brauner Punkt|schwarzer Punkt|weißer Punkt|rotes Quadrat|oranges Quadrat|gelbes Quadrat|grünes Quadrat|blaues Quadrat
lila Quadrat|braunes Quadrat|großes schwarzes Quadrat|großes weißes Quadrat|mittelgroßes schwarzes Quadrat|mittelgroßes weißes Quadrat
mittelkleines schwarzes Quadrat|mittelkleines weißes Quadrat|kleines schwarzes Quadrat|kleines weißes Quadrat|große orangefarbene Raute
große blaue Raute|kleine orangefarbene Raute|kleine blaue Raute|rotes Dreieck mit der Spitze nach oben
rotes Dreieck mit der Spitze nach unten|Rautenform mit Punkt|Optionsfeld|weiße quadratische Schaltfläche
schwarze quadratische Schaltfläche|Zielflagge|Wimpel|überkreuzte Flaggen|schwarze Flagge|weiße Flagge|Regenbogenflagge|Transgender-Flagge
Piratenflagge|Flagge: England|Flagge: Schottland|Flagge: Wales`;
