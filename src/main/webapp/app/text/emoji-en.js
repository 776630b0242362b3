/**
 * The English names of the emoji in the order of emoji-data.js, with a bar or a new line between them, and with other
 * words to find them by behind a slash.
 *
 * Made from Unicode's data files: emoji-test.txt of Unicode Emoji 15.0 (those up to 14.0) and the annotations of CLDR 41.
 * Copyright 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in https://www.unicode.org/copyright.html, the
 * Unicode License Agreement for Data Files and Software (2016), which is in UNICODE-LICENSE.txt beside this file.
 */
export default `grinning face|grinning face with big eyes/mouth open|grinning face with smiling eyes/mouth open smile :d
beaming face with smiling eyes/grin smile grin|grinning squinting face/laugh mouth|grinning face with sweat/cold open sweat
rolling on the floor laughing/face rofl rofl|face with tears of joy/laugh joy lol|slightly smiling face/smile smile :)
upside-down face/upside-down upside|melting face/disappear dissolve|winking face/wink ;)|smiling face with smiling eyes/blush smile
smiling face with halo/angel fantasy|smiling face with hearts/adore crush|smiling face with heart-eyes/love smile|star-struck/eyes face
face blowing a kiss|kissing face|smiling face/outlined relaxed|kissing face with closed eyes|kissing face with smiling eyes/smile
smiling face with tear/grateful proud|face savoring food/delicious savouring|face with tongue|winking face with tongue/eye joke :p tongue
zany face/eye goofy|squinting face with tongue/eye horrible|money-mouth face|smiling face with open hands/hug hugging
face with hand over mouth/whoops|face with open eyes and hand over mouth/amazement awe|face with peeking eye/captivated peep
shushing face/quiet|thinking face/thinking hmm|saluting face/ok salute|zipper-mouth face|face with raised eyebrow/distrust skeptic
neutral face/deadpan meh|expressionless face/inexpressive meh|face without mouth/quiet silent|dotted line face/depressed disappear
face in clouds/absentminded|smirking face|unamused face/unhappy|face with rolling eyes/eyeroll|grimacing face/grimace
face exhaling/exhale gasp|lying face/lie pinocchio|relieved face|pensive face/dejected|sleepy face|drooling face|sleeping face/zzz
face with medical mask/cold doctor|face with thermometer/ill sick|face with head-bandage/hurt injury|nauseated face/vomit
face vomiting/puke sick|sneezing face/gesundheit sneeze|hot face/feverish red-faced|cold face/blue-faced freezing
woozy face/dizzy intoxicated|face with crossed-out eyes/dead|face with spiral eyes/dizzy hypnotized|exploding head/shocked
cowboy hat face/cowgirl|partying face/celebration hat party|disguised face/glasses incognito
smiling face with sunglasses/bright cool cool sunglasses b)|nerd face/geek|face with monocle/stuffy|confused face/meh
face with diagonal mouth/disappointed meh|worried face|slightly frowning face|frowning face|face with open mouth/sympathy surprised :o wow
hushed face/stunned surprised|astonished face/shocked totally|flushed face/dazed|pleading face/begging mercy
face holding back tears/angry cry|frowning face with open mouth|anguished face|fearful face/scared|anxious face with sweat/blue cold
sad but relieved face/disappointed whew|crying face/sad tear sad :(|loudly crying face/sad sob sob cry|face screaming in fear/munch scared
confounded face|persevering face/persevere|disappointed face|downcast face with sweat/cold|weary face/tired|tired face
yawning face/bored tired|face with steam from nose/triumph won|enraged face/angry mad|angry face/anger mad angry
face with symbols on mouth/swearing|smiling face with horns/fantasy smile|angry face with horns/demon devil|skull/death face
skull and crossbones/death face|pile of poo/dung face poop|clown face|ogre/creature face|goblin/creature face|ghost/creature face
alien/creature extraterrestrial|alien monster/creature extraterrestrial|robot/face monster|grinning cat/face mouth
grinning cat with smiling eyes/face smile|cat with tears of joy/face|smiling cat with heart-eyes/face love|cat with wry smile/face ironic
kissing cat/eye face|weary cat/face oh|crying cat/face sad|pouting cat/face|see-no-evil monkey/face forbidden
hear-no-evil monkey/face forbidden|speak-no-evil monkey/face forbidden|love letter/heart mail|heart with arrow/cupid
heart with ribbon/valentine|sparkling heart/excited sparkle|growing heart/excited nervous|beating heart/heartbeat pulsating
revolving hearts|two hearts/love|heart decoration|heart exclamation/mark punctuation|broken heart/break|heart on fire/burn love
mending heart/healthier improving|red heart/love <3|orange heart|yellow heart|green heart|blue heart|purple heart|brown heart
black heart/evil wicked|white heart|kiss mark/lips|hundred points/100 full 100|anger symbol/angry comic|collision/boom comic
dizzy/comic star|sweat droplets/comic splashing|dashing away/comic running|hole|speech balloon/bubble comic
eye in speech bubble/balloon witness|left speech bubble/balloon dialog|right anger bubble/angry balloon|thought balloon/bubble comic
zzz/comic sleep|waving hand/wave wave hello bye|raised back of hand/backhand|hand with fingers splayed|raised hand|vulcan salute/finger
rightwards hand|leftwards hand|palm down hand/dismiss|palm up hand/beckon|ok hand/ok|pinched fingers/interrogation|pinching hand
victory hand|crossed fingers/hand|hand with index finger and thumb crossed/expensive|love-you gesture/hand|sign of the horns/finger
call me hand/shaka|backhand index pointing left/finger|backhand index pointing right/finger|backhand index pointing up/finger
middle finger/hand|backhand index pointing down/finger|index pointing up/finger|index pointing at the viewer/you
thumbs up/+1 thumbsup +1 yes|thumbs down/-1 thumbsdown -1 no|raised fist/clenched|oncoming fist/clenched|left-facing fist/leftwards
right-facing fist/rightwards|clapping hands/clap|raising hands/celebration|heart hands/love|open hands|palms up together/prayer
handshake/agreement|folded hands/ask pray please thanks|writing hand/write|nail polish/care|selfie/camera|flexed biceps/comic
mechanical arm/accessibility|mechanical leg/accessibility|leg/kick|foot/kick|ear/body|ear with hearing aid/accessibility|nose/body
brain/intelligent|anatomical heart/cardiology|lungs/breath|tooth/dentist|bone/skeleton|eyes/face eyes look|eye/body|tongue/body|mouth/lips
biting lip/anxious|baby/young|child/gender-neutral|boy/young|girl/virgo|person/adult|person: blond hair|man/adult|person: beard
woman/adult|person: red hair/adult|person: curly hair/adult|person: white hair/adult|person: bald/adult|older person/adult|old man/adult
old woman/adult|person frowning/gesture|person pouting/gesture|person gesturing no/forbidden|person gesturing ok/gesture
person tipping hand/help|person raising hand/gesture|deaf person/accessibility|person bowing/apology|person facepalming/disbelief facepalm
person shrugging/doubt shrug|health worker/doctor|student/graduate|teacher/instructor|judge/justice|farmer/gardener|cook/chef
mechanic/electrician|factory worker/assembly|office worker/architect|scientist/biologist|technologist/coder|singer/actor|artist/palette
pilot/plane|astronaut/rocket|firefighter/firetruck|police officer/cop|detective/sleuth|guard|ninja/fighter|construction worker/hat
person with crown/monarch|prince|princess/fantasy|person wearing turban|person with skullcap/cap|woman with headscarf/hijab
person in tuxedo/groom|person with veil/bride|pregnant woman|pregnant man/belly|pregnant person/belly|breast-feeding/baby
person feeding baby/nursing|baby angel/face|santa claus/celebration|mrs. claus/celebration|mx claus|superhero/good|supervillain/criminal
mage/sorcerer|fairy/oberon|vampire/dracula|merperson/mermaid|elf/magical|genie/djinn|zombie/undead|troll/fantasy
person getting massage/face|person getting haircut/barber|person walking/hike|person standing|person kneeling
person with white cane/accessibility|person in motorized wheelchair/accessibility|person in manual wheelchair/accessibility
person running/marathon|woman dancing/dance|man dancing/dance|person in suit levitating/business|people with bunny ears/dancer
person in steamy room/sauna|person climbing/climber|person fencing/fencer|horse racing/jockey|skier/snow|snowboarder/ski
person golfing/ball|person surfing|person rowing boat/rowboat|person swimming|person bouncing ball|person lifting weights/lifter
person biking/bicycle|person mountain biking/bicycle|person cartwheeling/gymnastics|people wrestling/wrestle|person playing water polo
person playing handball/ball|person juggling/balance|person in lotus position/meditation|person taking bath/bathtub|person in bed/hotel
people holding hands/couple|women holding hands/couple|woman and man holding hands/couple|men holding hands/couple|kiss/couple
couple with heart/love|family|speaking head/face|bust in silhouette|busts in silhouette|people hugging/goodbye|footprints/clothing
monkey face|monkey|gorilla|orangutan|dog face|dog|guide dog|service dog|poodle|wolf|fox|raccoon|cat face|cat|black cat|lion|tiger face
tiger|leopard|horse face|horse|unicorn|zebra|deer|bison|cow face|ox|water buffalo|cow|pig face|pig|boar|pig nose|ram|ewe|goat|camel
two-hump camel|llama|giraffe|elephant|mammoth|rhinoceros|hippopotamus|mouse face|mouse|rat|hamster|rabbit face|rabbit|chipmunk|beaver
hedgehog|bat|bear|polar bear|koala|panda|sloth|otter|skunk|kangaroo|badger|paw prints|turkey|chicken|rooster|hatching chick|baby chick
front-facing baby chick|bird|penguin|dove|eagle|duck|swan|owl|dodo|feather|flamingo|peacock|parrot|frog|crocodile|turtle|lizard|snake
dragon face|dragon|sauropod|t-rex|spouting whale|whale|dolphin|seal|fish|tropical fish|blowfish|shark|octopus|spiral shell|coral|snail
butterfly|bug/bug|ant|honeybee|beetle|lady beetle|cricket|cockroach|spider|spider web|scorpion|mosquito|fly|worm|microbe|bouquet
cherry blossom|white flower|lotus|rosette|rose|wilted flower|hibiscus|sunflower|blossom|tulip|seedling|potted plant|evergreen tree
deciduous tree|palm tree|cactus|sheaf of rice|herb|shamrock|four leaf clover|maple leaf|fallen leaf|leaf fluttering in wind|empty nest
nest with eggs|mushroom|grapes|melon|watermelon|tangerine|lemon|banana|pineapple|mango|red apple|green apple|pear|peach|cherries
strawberry|blueberries|kiwi fruit|tomato|olive|coconut|avocado|eggplant|potato|carrot|ear of corn|hot pepper|bell pepper|cucumber
leafy green|broccoli|garlic|onion|peanuts|beans|chestnut|bread|croissant|baguette bread|flatbread|pretzel|bagel|pancakes|waffle
cheese wedge|meat on bone|poultry leg|cut of meat|bacon|hamburger|french fries|pizza|hot dog|sandwich|taco|burrito|tamale
stuffed flatbread|falafel|egg|cooking|shallow pan of food|pot of food|fondue|bowl with spoon|green salad|popcorn|butter|salt|canned food
bento box|rice cracker|rice ball|cooked rice|curry rice|steaming bowl|spaghetti|roasted sweet potato|oden|sushi|fried shrimp
fish cake with swirl|moon cake|dango|dumpling|fortune cookie|takeout box|crab|lobster|shrimp|squid|oyster|soft ice cream|shaved ice
ice cream|doughnut|cookie|birthday cake/cake birthday|shortcake|cupcake|pie|chocolate bar|candy|lollipop|custard|honey pot|baby bottle
glass of milk|hot beverage/coffee|teapot|teacup without handle|sake|bottle with popping cork|wine glass|cocktail glass|tropical drink
beer mug|clinking beer mugs|clinking glasses|tumbler glass|pouring liquid|cup with straw|bubble tea|beverage box|mate|ice|chopsticks
fork and knife with plate|fork and knife|spoon|kitchen knife|jar|amphora|globe showing europe-africa|globe showing americas
globe showing asia-australia|globe with meridians|world map|map of japan|compass|snow-capped mountain|mountain|volcano|mount fuji|camping
beach with umbrella|desert|desert island|national park|stadium|classical building|building construction|brick|rock|wood|hut|houses
derelict house|house|house with garden|office building|japanese post office|post office|hospital|bank|hotel|love hotel|convenience store
school|department store|factory|japanese castle|castle|wedding|tokyo tower|statue of liberty|church|mosque|hindu temple|synagogue
shinto shrine|kaaba|fountain|tent|foggy|night with stars|cityscape|sunrise over mountains|sunrise|cityscape at dusk|sunset|bridge at night
hot springs|carousel horse|playground slide|ferris wheel|roller coaster|barber pole|circus tent|locomotive|railway car|high-speed train
bullet train|train|metro|light rail|station|tram|monorail|mountain railway|tram car|bus|oncoming bus|trolleybus|minibus|ambulance
fire engine|police car|oncoming police car|taxi|oncoming taxi|automobile|oncoming automobile|sport utility vehicle|pickup truck
delivery truck|articulated lorry|tractor|racing car|motorcycle|motor scooter|manual wheelchair|motorized wheelchair|auto rickshaw|bicycle
kick scooter|skateboard|roller skate|bus stop|motorway|railway track|oil drum|fuel pump|wheel|police car light|horizontal traffic light
vertical traffic light|stop sign|construction|anchor|ring buoy|sailboat|canoe|speedboat|passenger ship|ferry|motor boat|ship|airplane
small airplane|airplane departure|airplane arrival|parachute|seat|helicopter|suspension railway|mountain cableway|aerial tramway|satellite
rocket/rocket ship|flying saucer|bellhop bell|luggage|hourglass done|hourglass not done|watch|alarm clock|stopwatch|timer clock
mantelpiece clock|twelve o’clock|twelve-thirty|one o’clock|one-thirty|two o’clock|two-thirty|three o’clock|three-thirty|four o’clock
four-thirty|five o’clock|five-thirty|six o’clock|six-thirty|seven o’clock|seven-thirty|eight o’clock|eight-thirty|nine o’clock|nine-thirty
ten o’clock|ten-thirty|eleven o’clock|eleven-thirty|new moon|waxing crescent moon|first quarter moon|waxing gibbous moon|full moon
waning gibbous moon|last quarter moon|waning crescent moon|crescent moon|new moon face|first quarter moon face|last quarter moon face
thermometer|sun/sun|full moon face|sun with face|ringed planet|star/star|glowing star|shooting star|milky way|cloud|sun behind cloud
cloud with lightning and rain|sun behind small cloud|sun behind large cloud|sun behind rain cloud|cloud with rain|cloud with snow
cloud with lightning|tornado|fog|wind face|cyclone|rainbow|closed umbrella|umbrella|umbrella with rain drops|umbrella on ground
high voltage|snowflake|snowman|snowman without snow|comet|fire/fire|droplet|water wave|jack-o-lantern|christmas tree|fireworks|sparkler
firecracker|sparkles|balloon|party popper/party tada|confetti ball|tanabata tree|pine decoration|japanese dolls|carp streamer|wind chime
moon viewing ceremony|red envelope|ribbon|wrapped gift|reminder ribbon|admission tickets|ticket|military medal|trophy|sports medal
1st place medal|2nd place medal|3rd place medal|soccer ball|baseball|softball|basketball|volleyball|american football|rugby football
tennis|flying disc|bowling|cricket game|field hockey|ice hockey|lacrosse|ping pong|badminton|boxing glove|martial arts uniform|goal net
flag in hole|ice skate|fishing pole|diving mask|running shirt|skis|sled|curling stone|bullseye|yo-yo|kite|water pistol|pool 8 ball
crystal ball|magic wand|video game|joystick|slot machine|game die|puzzle piece|teddy bear|piñata|mirror ball|nesting dolls|spade suit
heart suit|diamond suit|club suit|chess pawn|joker|mahjong red dragon|flower playing cards|performing arts|framed picture|artist palette
thread|sewing needle|yarn|knot|glasses|sunglasses|goggles|lab coat|safety vest|necktie|t-shirt|jeans|scarf|gloves|coat|socks|dress|kimono
sari|one-piece swimsuit|briefs|shorts|bikini|woman’s clothes|purse|handbag|clutch bag|shopping bags|backpack|thong sandal|man’s shoe
running shoe|hiking boot|flat shoe|high-heeled shoe|woman’s sandal|ballet shoes|woman’s boot|crown|woman’s hat|top hat|graduation cap
billed cap|military helmet|rescue worker’s helmet|prayer beads|lipstick|ring|gem stone|muted speaker|speaker low volume
speaker medium volume|speaker high volume|loudspeaker|megaphone|postal horn|bell|bell with slash|musical score|musical note|musical notes
studio microphone|level slider|control knobs|microphone|headphone|radio|saxophone|accordion|guitar|musical keyboard|trumpet|violin|banjo
drum|long drum|mobile phone|mobile phone with arrow|telephone|telephone receiver|pager|fax machine|battery|low battery|electric plug
laptop|desktop computer|printer|keyboard|computer mouse|trackball|computer disk|floppy disk|optical disk|dvd|abacus|movie camera
film frames|film projector|clapper board|television|camera|camera with flash|video camera|videocassette|magnifying glass tilted left
magnifying glass tilted right|candle|light bulb|flashlight|red paper lantern|diya lamp|notebook with decorative cover|closed book
open book|green book|blue book|orange book|books|notebook|ledger|page with curl|scroll|page facing up|newspaper|rolled-up newspaper
bookmark tabs|bookmark|label|money bag|coin|yen banknote|dollar banknote|euro banknote|pound banknote|money with wings|credit card|receipt
chart increasing with yen|envelope|e-mail|incoming envelope|envelope with arrow|outbox tray|inbox tray|package
closed mailbox with raised flag|closed mailbox with lowered flag|open mailbox with raised flag|open mailbox with lowered flag|postbox
ballot box with ballot|pencil|black nib|fountain pen|pen|paintbrush|crayon|memo|briefcase|file folder|open file folder|card index dividers
calendar|tear-off calendar|spiral notepad|spiral calendar|card index|chart increasing|chart decreasing|bar chart|clipboard|pushpin
round pushpin|paperclip|linked paperclips|straight ruler|triangular ruler|scissors|card file box|file cabinet|wastebasket|locked|unlocked
locked with pen|locked with key|key|old key|hammer|axe|pick|hammer and pick|hammer and wrench|dagger|crossed swords|bomb|boomerang
bow and arrow|shield|carpentry saw|wrench|screwdriver|nut and bolt|gear|clamp|balance scale|white cane|link|chains|hook|toolbox|magnet
ladder|alembic|test tube|petri dish|dna|microscope|telescope|satellite antenna|syringe|drop of blood|pill|adhesive bandage|crutch
stethoscope|x-ray|door|elevator|mirror|window|bed|couch and lamp|chair|toilet|plunger|shower|bathtub|mouse trap|razor|lotion bottle
safety pin|broom|basket|roll of paper|bucket|soap|bubbles|toothbrush|sponge|fire extinguisher|shopping cart|cigarette|coffin|headstone
funeral urn|nazar amulet|hamsa|moai|placard|identification card|atm sign|litter in bin sign|potable water|wheelchair symbol|men’s room
women’s room|restroom|baby symbol|water closet|passport control|customs|baggage claim|left luggage|warning|children crossing|no entry
prohibited|no bicycles|no smoking|no littering|non-potable water|no pedestrians|no mobile phones|no one under eighteen|radioactive
biohazard|up arrow|up-right arrow|right arrow|down-right arrow|down arrow|down-left arrow|left arrow|up-left arrow|up-down arrow
left-right arrow|right arrow curving left|left arrow curving right|right arrow curving up|right arrow curving down
clockwise vertical arrows|counterclockwise arrows button|back arrow|end arrow|on! arrow|soon arrow|top arrow|place of worship|atom symbol
om|star of david|wheel of dharma|yin yang|latin cross|orthodox cross|star and crescent|peace symbol|menorah|dotted six-pointed star|aries
taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|ophiuchus|shuffle tracks button|repeat button
repeat single button|play button|fast-forward button|next track button|play or pause button|reverse button|fast reverse button
last track button|upwards button|fast up button|downwards button|fast down button|pause button|stop button|record button|eject button
cinema|dim button|bright button|antenna bars|vibration mode|mobile phone off|female sign|male sign|transgender symbol|multiply|plus|minus
divide|heavy equals sign|infinity|double exclamation mark|exclamation question mark|red question mark/question|white question mark
white exclamation mark|red exclamation mark|wavy dash|currency exchange|heavy dollar sign|medical symbol|recycling symbol|fleur-de-lis
trident emblem|name badge|japanese symbol for beginner|hollow red circle|check mark button/check done yes|check box with check|check mark
cross mark/cross no|cross mark button|curly loop|double curly loop|part alternation mark|eight-spoked asterisk|eight-pointed star|sparkle
copyright|registered|trade mark|keycap: #|keycap: *|keycap: 0|keycap: 1|keycap: 2|keycap: 3|keycap: 4|keycap: 5|keycap: 6|keycap: 7
keycap: 8|keycap: 9|keycap: 10|input latin uppercase|input latin lowercase|input numbers|input symbols|input latin letters
a button (blood type)|ab button (blood type)|b button (blood type)|cl button|cool button|free button|information|id button|circled m
new button|ng button|o button (blood type)|ok button|p button|sos button|up! button|vs button|japanese “here” button
japanese “service charge” button|japanese “monthly amount” button|japanese “not free of charge” button|japanese “reserved” button
japanese “bargain” button|japanese “discount” button|japanese “free of charge” button|japanese “prohibited” button
japanese “acceptable” button|japanese “application” button|japanese “passing grade” button|japanese “vacancy” button
japanese “congratulations” button|japanese “secret” button|japanese “open for business” button|japanese “no vacancy” button|red circle
orange circle|yellow circle|green circle|blue circle|purple circle|brown circle|black circle|white circle|red square|orange square
yellow square|green square|blue square|purple square|brown square|black large square|white large square|black medium square
white medium square|black medium-small square|white medium-small square|black small square|white small square|large orange diamond
large blue diamond|small orange diamond|small blue diamond|red triangle pointed up|red triangle pointed down|diamond with a dot
radio button|white square button|black square button|chequered flag|triangular flag|crossed flags|black flag|white flag|rainbow flag
transgender flag|pirate flag|flag: england|flag: scotland|flag: wales`;
