<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sn_ZW">
<context>
    <name>AuditText</name>
    <message>
        <source>Time</source>
        <extracomment>Column: when something happened</extracomment>
        <translation>Nguva</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>Column: the person who did it</extracomment>
        <translation>Ani</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Column: what happened</extracomment>
        <translation>Chii</translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Column: the lesson it happened to</extracomment>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Column: version number</extracomment>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Column: the platform an edit came from</extracomment>
        <translation>Kubva</translation>
    </message>
    <message>
        <source>By rule</source>
        <extracomment>Column: the rules that settled something</extracomment>
        <translation>Nemutemo</translation>
    </message>
    <message>
        <source>%1 (UTC: %2)</source>
        <extracomment>A time: %1 as it is here, %2 in UTC</extracomment>
        <translation>%1 (UTC: %2)</translation>
    </message>
    <message>
        <source>By rule: %1.</source>
        <extracomment>%1 names of rules</extracomment>
        <translation>Nemutemo: %1.</translation>
    </message>
    <message>
        <source>conflict %1</source>
        <extracomment>%1 the name of a conflict</extracomment>
        <translation>kupokana %1</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>One event: %1 when, who and from where, %2 what happened to what</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Act: %1</source>
        <extracomment>An act of administration; %1 its name</extracomment>
        <translation>Basa: %1</translation>
    </message>
    <message>
        <source>It is not postponed any more.</source>
        <translation>Hakusisina kumiswa.</translation>
    </message>
    <message>
        <source>Postponed until %1.</source>
        <translation>Kwamiswa kusvika %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) could not be settled by a rule.</source>
        <translation>
            <numerusform>Chikamu %n hachina kugona kugadziriswa nemutemo.</numerusform>
            <numerusform>Zvikamu %n hazvina kugona kugadziriswa nemutemo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes back event %1.</source>
        <extracomment>%1 the number of an event</extracomment>
        <translation>Inodzosa chiitiko %1.</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>Hapasati pava nezviitiko.</translation>
    </message>
    <message>
        <source>The chain of all %1 events is whole. Checked %2.</source>
        <translation>Cheni yezviitiko zvose %1 yakakwana. Yaongororwa %2.</translation>
    </message>
    <message>
        <source>The chain is broken. %1 Checked %2.</source>
        <extracomment>%1 where and why the chain of the log breaks, %2 a time</extracomment>
        <translation>Cheni yakadambuka. %1 Yaongororwa %2.</translation>
    </message>
    <message>
        <source>Event %1 is missing: behind it comes event %2.</source>
        <extracomment>Where the chain breaks; %1 and %2 numbers of events</extracomment>
        <translation>Chiitiko %1 hachipo: kwakazotevera chiitiko %2.</translation>
    </message>
    <message>
        <source>Event %1 is not linked to the event before it.</source>
        <extracomment>Where the chain breaks; %1 the number of an event</extracomment>
        <translation>Chiitiko %1 hachina kubatana nechiitiko chapfuura.</translation>
    </message>
    <message>
        <source>Event %1 says something else than what was recorded.</source>
        <extracomment>Where the chain breaks; %1 the number of an event</extracomment>
        <translation>Chiitiko %1 chinotaura zvakasiyana nezvakanyorwa.</translation>
    </message>
    <message>
        <source>Event %1 cannot be read.</source>
        <extracomment>Where the chain breaks; %1 the number of an event</extracomment>
        <translation>Chiitiko %1 hachigoni kuverengwa.</translation>
    </message>
    <message>
        <source>Event %1 does not stand as it was written.</source>
        <extracomment>Where the chain breaks; %1 the number of an event</extracomment>
        <translation>Chiitiko %1 hachina kumira sezvachakanyorwa.</translation>
    </message>
    <message>
        <source>The log ends with event %1, but it should end elsewhere.</source>
        <extracomment>Where the chain breaks; %1 the number of an event</extracomment>
        <translation>Rejista inopera nechiitiko %1, asi inofanira kuperera kumwe.</translation>
    </message>
    <message>
        <source>Field</source>
        <extracomment>Column: which field of a lesson</extracomment>
        <translation>Chikamu</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Columns: what a field said before, and in the common version of both sides</extracomment>
        <translation>Zvekare</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Zvekutanga</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Columns: what a field says now, and what came of a merge</extracomment>
        <translation>Zvitsva</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Zvabuda</translation>
    </message>
    <message>
        <source>Difference</source>
        <extracomment>Columns: how two texts differ, and which rule or person decided</extracomment>
        <translation>Musiyano</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>Chagadziriswa ne</translation>
    </message>
    <message>
        <source>By a person: Original</source>
        <translation>Nemunhu: Zvekutanga</translation>
    </message>
    <message>
        <source>By a person: A</source>
        <translation>Nemunhu: A</translation>
    </message>
    <message>
        <source>By a person: B</source>
        <translation>Nemunhu: B</translation>
    </message>
    <message>
        <source>By a person: the proposal</source>
        <translation>Nemunhu: zvakurudzirwa</translation>
    </message>
    <message>
        <source>By a person: own text</source>
        <translation>Nemunhu: mashoko ake</translation>
    </message>
</context>
<context>
    <name>Batanidza::AdoptionPanel</name>
    <message>
        <source>Learners by the version of their app, on the last day with any, and how it was at the beginning of the last 30 days.</source>
        <translation>Vadzidzi nevhezheni yeapu yavo, pazuva rekupedzisira rine vadzidzi, nezvazvaiva pakutanga kwemazuva 30 apfuura.</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Vadzidzi</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Chikamu</translation>
    </message>
    <message>
        <source>At the beginning</source>
        <translation>Pakutanga</translation>
    </message>
    <message>
        <source>Versions of apps</source>
        <translation>Mavhezheni emaapu</translation>
    </message>
    <message>
        <source>No app has told its version yet.</source>
        <translation>Hapana apu yati yataura vhezheni yayo.</translation>
    </message>
    <message>
        <source>Adoption is not here.</source>
        <translation>Mashandisirwo emavhezheni haapo pano.</translation>
    </message>
    <message>
        <source>It is shown where the engine runs.</source>
        <translation>Anoratidzwa panofamba injini.</translation>
    </message>
    <message>
        <source>%1 (newest)</source>
        <extracomment>%1 a version</extracomment>
        <translation>%1 (itsva)</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Hazvina kutaurwa</translation>
    </message>
    <message>
        <source>Versions of</source>
        <extracomment>Before a list of platforms: whose versions the chart shows</extracomment>
        <translation>Mavhezheni e</translation>
    </message>
    <message>
        <source>Adoption could not be read.</source>
        <translation>Kushandiswa kwemapuratifomu hakuna kukwanisa kuverengwa.</translation>
    </message>
    <message>
        <source>The token of this window may not see it: it takes one of curriculum staff or of an operator. An operator makes one in Settings, Connections, on that engine.</source>
        <translation>Chiratidzo chehwindo iri hachibvumirwi kuzviona: panodiwa chevarongi vezvidzidzo kana chemufambisi. Mufambisi anochigadzira muMagadziriro, Zvakabatana, painjini iyoyo.</translation>
    </message>
    <message>
        <source>Reading who uses which version ...</source>
        <translation>Kuverenga kuti ndiani anoshandisa vhezheni ipi ...</translation>
    </message>
    <message>
        <source>Learners&apos; events say from which platform and which version of the app they come; no learner is named. With the first ones you see here who still uses an old version. Which devices are connected now stands in the other tab.</source>
        <translation>Zviitiko zvevadzidzi zvinotaura puratifomu nevhezheni yeapp yazvinobva; hapana mudzidzi anodomwa. Zvekutanga zvikasvika unoona pano kuti ndevapi vachiri nevhezheni yekare. Midziyo yakabatana iye zvino iri kune rimwe tebhu.</translation>
    </message>
</context>
<context>
    <name>Batanidza::CacheActions</name>
    <message>
        <source>Purge the memory</source>
        <translation>Bvisa zvose mundangariro</translation>
    </message>
    <message>
        <source>Purge the disk</source>
        <translation>Bvisa zvose padhisiki</translation>
    </message>
    <message>
        <source>Purge the whole cache</source>
        <translation>Bvisa zvose munhunge</translation>
    </message>
    <message>
        <source>All that was made of %1</source>
        <translation>Zvose zvakagadzirwa kubva pa%1</translation>
    </message>
    <message>
        <source>%1: there is nothing to drop.</source>
        <translation>%1: hapana chekubvisa.</translation>
    </message>
    <message>
        <source>&amp;Drop</source>
        <translation>&amp;Bvisa</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Chengeta</translation>
    </message>
    <message numerus="yes">
        <source>Dropped %n entries (%1).</source>
        <translation>
            <numerusform>Chinhu %n chabviswa (%1).</numerusform>
            <numerusform>Zvinhu %n zvabviswa (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 may leave again.</source>
        <translation>%1 inogona kubuda zvakare.</translation>
    </message>
    <message>
        <source>%1 stays in memory.</source>
        <translation>%1 inogara mundangariro.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are brought from the disk into memory.</source>
        <translation>
            <numerusform>Chinhu %n chiri kubva padhisiki chichiuya mundangariro.</numerusform>
            <numerusform>Zvinhu %n zviri kubva padhisiki zvichiuya mundangariro.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is on the disk and fits is in memory already.</source>
        <translation>Zvose zviri padhisiki zvinokwana zvatova mundangariro.</translation>
    </message>
    <message>
        <source>This engine keeps no cache on disk</source>
        <translation>Injini iyi haina nhunge padhisiki</translation>
    </message>
    <message>
        <source>Choose an entry first</source>
        <translation>Tanga wasarudza chinhu</translation>
    </message>
    <message>
        <source>Choose an entry of a lesson first</source>
        <translation>Tanga wasarudza chinhu chechidzidzo</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>&amp;Sunungura</translation>
    </message>
    <message>
        <source>&amp;Pin in memory</source>
        <translation>&amp;Namatira mundangariro</translation>
    </message>
    <message>
        <source>Purge the &amp;memory...</source>
        <translation>Bvisa zvose &amp;mundangariro...</translation>
    </message>
    <message>
        <source>Purge the &amp;disk...</source>
        <translation>Bvisa zvose pa&amp;dhisiki...</translation>
    </message>
    <message>
        <source>Purge the &amp;whole cache...</source>
        <translation>Bvisa zvose &amp;munhunge...</translation>
    </message>
    <message>
        <source>&amp;Bring into memory what was used most</source>
        <translation>&amp;Unza mundangariro zvinonyanya kushandiswa</translation>
    </message>
    <message>
        <source>Dr&amp;op this entry...</source>
        <translation>Bvisa chinhu &amp;ichi...</translation>
    </message>
    <message>
        <source>Drop all of this &amp;lesson...</source>
        <translation>Bvisa zvose zvechi&amp;dzidzo ichi...</translation>
    </message>
</context>
<context>
    <name>Batanidza::CachePage</name>
    <message>
        <source>Nothing is kept on disk: set in Settings</source>
        <translation>Hapana chinochengetwa padhisiki: zvakaiswa muMagadziriro</translation>
    </message>
    <message>
        <source>The cache cannot be read</source>
        <translation>Nhunge haigoni kuverengwa</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <extracomment>%1: what failed, a sentence; %2: a time</extracomment>
        <translation>%1 Kubvira %2.</translation>
    </message>
    <message>
        <source>%1 Since %2. Everything else goes on.</source>
        <extracomment>%1: what failed, a sentence; %2: a time</extracomment>
        <translation>%1 Kubvira %2. Zvimwe zvose zviri kuenderera.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Edza zvakare</translation>
    </message>
    <message>
        <source>Reading the cache...</source>
        <translation>Nhunge iri kuverengwa...</translation>
    </message>
    <message>
        <source>The cache is empty</source>
        <translation>Nhunge haina chinhu</translation>
    </message>
    <message>
        <source>What clients read is kept here, so that it need not be made again. Nobody has read anything lately: connect a client, or start the demo.</source>
        <translation>Zvinoverengwa nemidziyo zvinochengetwa pano kuti zvisagadzirwezve. Hapana averenga chinhu munguva ichangopfuura: batanidza mudziyo, kana kutanga muenzaniso.</translation>
    </message>
    <message>
        <source>Not known since %1: %2</source>
        <translation>Hazvizivikanwi kubvira %1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many rows of a table are shown, and how many entries there are in all.</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>Who leaves first: %1. Nothing was dropped for it.</source>
        <translation>Chinotanga kubuda: %1. Hapana chabviswa nekuda kwazvo.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Dzosera</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Chengeta tafura</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Zvachengetwa se%1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 haina kukwanisa kunyorwa.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Nhunge</translation>
    </message>
    <message>
        <source>&amp;Leaves first:</source>
        <translation>&amp;Chinotanga kubuda:</translation>
    </message>
    <message>
        <source>Who leaves a full cache first</source>
        <translation>Chinotanga kubuda kana nhunge yazara</translation>
    </message>
    <message>
        <source>P&amp;urge</source>
        <extracomment>A button with a menu: drop what the cache holds, or bring things into it.</extracomment>
        <translation>B&amp;visa</translation>
    </message>
    <message>
        <source>Purge the cache, or warm it</source>
        <translation>Bvisa zviri munhunge, kana kuigadzirira</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Sefa</translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation>Sefa zvinhu</translation>
    </message>
    <message>
        <source>Largest entries of the cache</source>
        <translation>Zvinhu zvikuru zviri munhunge</translation>
    </message>
    <message>
        <source>Copy the &amp;table</source>
        <translation>Kopa &amp;tafura</translation>
    </message>
    <message>
        <source>Save the table as CS&amp;V...</source>
        <translation>Chengeta tafura seCS&amp;V...</translation>
    </message>
    <message>
        <source>Nothing is kept at this moment.</source>
        <translation>Hapana chakachengetwa panguva ino.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hapana chawanikwa.</translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation>Bvisa sefa (Esc)</translation>
    </message>
</context>
<context>
    <name>Batanidza::CacheWording</name>
    <message>
        <source>never</source>
        <translation>kwete</translation>
    </message>
    <message>
        <source>Pinned</source>
        <extracomment>An entry of the cache that is kept whatever comes.</extracomment>
        <translation>Yakanamatirwa</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Chinhu</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Pachengeterwa</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuru</translation>
    </message>
    <message>
        <source>Saved</source>
        <extracomment>Share of its size that packing saved.</extracomment>
        <translation>Zvasevhiwa</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Kushandiswa</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>Kwekupedzisira</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Inopera</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Inochengetwa</translation>
    </message>
</context>
<context>
    <name>Batanidza::ChainCheck</name>
    <message>
        <source>Stop checking</source>
        <extracomment>Buttons: check the chain of events; stop that</extracomment>
        <translation>Misa kuongorora</translation>
    </message>
    <message>
        <source>Check the chain again</source>
        <translation>Ongorora cheni zvakare</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Ongorora cheni</translation>
    </message>
    <message>
        <source>Checking the chain of events ...</source>
        <translation>Cheni yezviitiko iri kuongororwa ...</translation>
    </message>
    <message>
        <source>The chain could not be checked. %1</source>
        <extracomment>%1 what went wrong</extracomment>
        <translation>Cheni haina kukwanisa kuongororwa. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) came since.</source>
        <translation>
            <numerusform>Chiitiko %n chakatozouya.</numerusform>
            <numerusform>Zviitiko %n zvakatozouya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in all.</source>
        <translation>
            <numerusform>Nzvimbo %n yose.</numerusform>
            <numerusform>Nzvimbo %n dzose.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain was not checked yet.</source>
        <translation>Cheni haisati yaongororwa.</translation>
    </message>
    <message>
        <source>Show the place</source>
        <extracomment>Button: go to the event where the chain breaks</extracomment>
        <translation>Ratidza nzvimbo</translation>
    </message>
    <message>
        <source>How much of the chain is checked</source>
        <translation>Cheni yaongororwa zvakadii</translation>
    </message>
</context>
<context>
    <name>Batanidza::ChartPane</name>
    <message>
        <source>Show %1</source>
        <extracomment>%1 is a series of a chart.</extracomment>
        <translation>Ratidza %1</translation>
    </message>
    <message>
        <source>%1, as a table</source>
        <extracomment>The table of a chart: %1 is the name of the chart.</extracomment>
        <translation>%1, setafura</translation>
    </message>
    <message>
        <source>Table of &quot;%1&quot; (T)</source>
        <translation>Tafura ye&quot;%1&quot; (T)</translation>
    </message>
    <message>
        <source>Save &quot;%1&quot; as a picture...</source>
        <translation>Chengeta &quot;%1&quot; semufananidzo...</translation>
    </message>
    <message>
        <source>Save &quot;%1&quot; as CSV...</source>
        <translation>Chengeta &quot;%1&quot; seCSV...</translation>
    </message>
    <message>
        <source>Export of &quot;%1&quot;</source>
        <translation>Kubuditsa &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Nguva</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Zvakayerwa</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Enderera mberi (Space)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Mbomira (Space)</translation>
    </message>
    <message>
        <source>Paused for %1; data is still collected.</source>
        <extracomment>%1 is a length of time.</extracomment>
        <translation>Zvambomira kwe%1; data ichiri kuunganidzwa.</translation>
    </message>
    <message>
        <source>+%1</source>
        <extracomment>%1 is a length of time that waits to be drawn.</extracomment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Waiting for the first second</source>
        <translation>Takamirira sekondi yekutanga</translation>
    </message>
    <message>
        <source>Save &quot;%1&quot;</source>
        <translation>Chengeta &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Zvachengetwa se%1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 haina kukwanisa kunyorwa.</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Mufananidzo (*.png)</translation>
    </message>
    <message>
        <source>%1, %2. Live: L</source>
        <extracomment>A chart that stands still: %1 &quot;13:00 to 14:00&quot;, %2 &quot;8 s per point&quot;; L is a key.</extracomment>
        <translation>%1, %2. Izvozvi: L</translation>
    </message>
</context>
<context>
    <name>Batanidza::ClientWording</name>
    <message>
        <source>Connected</source>
        <extracomment>State of a device: it is there, or it is not.</extracomment>
        <translation>Wakabatana</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Hauko</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>Column: name of a device.</extracomment>
        <translation>Mudziyo</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Column: whether the device is connected.</extracomment>
        <translation>Mamiriro</translation>
    </message>
    <message>
        <source>Has</source>
        <extracomment>Column: the version a device has said it has.</extracomment>
        <translation>Une</translation>
    </message>
    <message>
        <source>Behind</source>
        <extracomment>Column: how many versions behind.</extracomment>
        <translation>Zvasara</translation>
    </message>
    <message>
        <source>Last heard</source>
        <extracomment>Column: when the device was last heard of.</extracomment>
        <translation>Wakapedzisira kunzwikwa</translation>
    </message>
    <message>
        <source>Round trip</source>
        <extracomment>Column: time to the device and back.</extracomment>
        <translation>Kuenda nekudzoka</translation>
    </message>
    <message>
        <source>App</source>
        <extracomment>Column: name and version of the program on the device.</extracomment>
        <translation>Purogiramu</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictActions</name>
    <message>
        <source>Take &amp;A</source>
        <translation>Tora &amp;A</translation>
    </message>
    <message>
        <source>Take &amp;B</source>
        <translation>Tora &amp;B</translation>
    </message>
    <message>
        <source>Keep the &amp;original</source>
        <translation>Siya zve&amp;kutanga</translation>
    </message>
    <message>
        <source>Take the &amp;proposal</source>
        <translation>Tora &amp;zvakurudzirwa</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Nyora</translation>
    </message>
    <message>
        <source>&amp;Undecide</source>
        <translation>&amp;Bvisa sarudzo</translation>
    </message>
    <message>
        <source>A for all that are undecided</source>
        <translation>A pane zvese zvisati zvasarudzwa</translation>
    </message>
    <message>
        <source>B for all that are undecided</source>
        <translation>B pane zvese zvisati zvasarudzwa</translation>
    </message>
    <message>
        <source>Next undecided field</source>
        <translation>Chikamu chinotevera chisati chasarudzwa</translation>
    </message>
    <message>
        <source>Previous undecided field</source>
        <translation>Chikamu chapfuura chisati chasarudzwa</translation>
    </message>
    <message>
        <source>Preview the next strategy</source>
        <translation>Ona nzira inotevera</translation>
    </message>
    <message>
        <source>&amp;Wrap long texts</source>
        <translation>&amp;Peta zvinyorwa zvirefu</translation>
    </message>
    <message>
        <source>Mark single &amp;characters</source>
        <translation>Ratidza &amp;bhii rimwe nerimwe</translation>
    </message>
    <message>
        <source>Show &amp;invisible characters</source>
        <translation>Ratidza mabhii &amp;asingaonekwi</translation>
    </message>
    <message>
        <source>&amp;Next conflict</source>
        <translation>Kupokana &amp;kunotevera</translation>
    </message>
    <message>
        <source>Pre&amp;vious conflict</source>
        <translation>Kupokana kwa&amp;pfuura</translation>
    </message>
    <message>
        <source>&amp;Save draft</source>
        <translation>&amp;Chengeta zvanyorwa</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Pedzisa</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Dzosa</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>Nyora c&amp;hiziviso</translation>
    </message>
    <message>
        <source>Show the w&amp;hole text, or six lines</source>
        <translation>Ratidza chinyorwa &amp;chose, kana mitsetse mitanhatu</translation>
    </message>
    <message>
        <source>Show the result on all &amp;platforms</source>
        <translation>Ratidza zvabuda pama&amp;puratifomu ose</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictBulk</name>
    <message>
        <source>settles %1 of %2 wholly; the others stay as they are</source>
        <extracomment>%1 and %2 numbers of conflicts</extracomment>
        <translation>inopedza %1 pa%2 zvizere; zvimwe zvinosara zvakadaro</translation>
    </message>
    <message>
        <source>Give your name in the settings first.</source>
        <translation>Tanga wapa zita rako mumagadziriro.</translation>
    </message>
    <message>
        <source>This strategy settles none of them wholly.</source>
        <translation>Nzira iyi haipedzi kana chimwe zvizere.</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s), one strategy:</source>
        <translation>
            <numerusform>Kupokana %n, nzira imwe chete:</numerusform>
            <numerusform>Kupokana %n, nzira imwe chete:</numerusform>
        </translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Nzira</translation>
    </message>
    <message>
        <source>What the strategy would decide</source>
        <translation>Zvaizosarudzwa nenzira iyi</translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Column headers: a lesson, how many fields a strategy decides, how many it leaves</extracomment>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>inosarudza</translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>inosiya</translation>
    </message>
    <message>
        <source>Apply</source>
        <extracomment>Button: do it</extracomment>
        <translation>Shandisa</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Button: stop after the one in work</extracomment>
        <translation>Mira</translation>
    </message>
    <message>
        <source>Leave all as it is</source>
        <translation>Siya zvese zvakadaro</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictFields</name>
    <message>
        <source>This conflict is settled already.</source>
        <translation>Kupokana uku kwatogadziriswa.</translation>
    </message>
    <message>
        <source>Give your name in the settings first.</source>
        <translation>Tanga wapa zita rako mumagadziriro.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) are still undecided.</source>
        <translation>
            <numerusform>Chikamu %n hachisati chasarudzwa.</numerusform>
            <numerusform>Zvikamu %n hazvisati zvasarudzwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>The decision is being sent.</source>
        <translation>Sarudzo iri kutumirwa.</translation>
    </message>
    <message>
        <source>Nothing is to be saved.</source>
        <translation>Hapana chekuchengeta.</translation>
    </message>
    <message>
        <source>Nothing was finished here.</source>
        <translation>Hapana chapedzwa pano.</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged field(s)</source>
        <translation>
            <numerusform>chikamu %n chisina kuchinja</numerusform>
            <numerusform>zvikamu %n zvisina kuchinja</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>Nothing is to be decided here.</source>
        <translation>Hapana chekusarudza pano.</translation>
    </message>
    <message>
        <source>No rule has an idea here.</source>
        <translation>Hapana mutemo une zano pano.</translation>
    </message>
    <message>
        <source>Only texts and numbers can be written here.</source>
        <translation>Zvinyorwa nenhamba chete ndizvo zvinogona kunyorwa pano.</translation>
    </message>
    <message>
        <source>It is not decided yet.</source>
        <translation>Hachisati chasarudzwa.</translation>
    </message>
    <message>
        <source>All fields are decided.</source>
        <translation>Zvikamu zvese zvasarudzwa.</translation>
    </message>
    <message>
        <source>Settled by a rule: %1.</source>
        <extracomment>%1 a rule in words</extracomment>
        <translation>Chagadziriswa nemutemo: %1.</translation>
    </message>
    <message>
        <source>A newer version changed this field.</source>
        <translation>Vhezheni itsva yachinja chikamu ichi.</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <extracomment>%1 a text made of both sides</extracomment>
        <translation>Zvakurudzirwa: %1</translation>
    </message>
    <message>
        <source>Take %1 for all undecided</source>
        <extracomment>Step of Undo; %1 A or B</extracomment>
        <translation>Tora %1 pane zvese zvisati zvasarudzwa</translation>
    </message>
    <message>
        <source>Undecide %1</source>
        <extracomment>Step of Undo; %1 a field</extracomment>
        <translation>Bvisa sarudzo ye%1</translation>
    </message>
    <message>
        <source>A number must stand here.</source>
        <translation>Panofanira kuva nenhamba pano.</translation>
    </message>
    <message>
        <source>This strategy decides nothing here.</source>
        <translation>Nzira iyi haina chainosarudza pano.</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <extracomment>Step of Undo; %1 a strategy such as Shona rules</extracomment>
        <translation>Shandisa %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <extracomment>Button: what the strategy would decide is taken as decisions</extracomment>
        <translation>Shandisa</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Zvikamu</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Nzira</translation>
    </message>
    <message>
        <source>Which fields</source>
        <translation>Zvikamu zvipi</translation>
    </message>
    <message>
        <source>Undecided</source>
        <extracomment>Which fields are shown</extracomment>
        <translation>Zvisati zvasarudzwa</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>Which fields are shown</extracomment>
        <translation>Zvachinjwa</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Which fields are shown</extracomment>
        <translation>Zvese</translation>
    </message>
    <message>
        <source>Which differences</source>
        <translation>Misiyano ipi</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictFinish</name>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 a field, %2 what is wrong with it</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 Right would be: %2.</source>
        <extracomment>%1 a sentence, %2 what would be right</extracomment>
        <translation>%1 Chakakodzera: %2.</translation>
    </message>
    <message numerus="yes">
        <source>The result is no valid lesson (%n fault(s)), so it was not sent. %1</source>
        <extracomment>%1 a sentence about the first one</extracomment>
        <translation>
            <numerusform>Zvabuda hazvisi chidzidzo chakakodzera (chikanganiso %n), saka hazvina kutumirwa. %1</numerusform>
            <numerusform>Zvabuda hazvisi chidzidzo chakakodzera (zvikanganiso %n), saka hazvina kutumirwa. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the result. %1 Solve it, or write a note why it is right (N) and finish again.</source>
        <translation>
            <numerusform>Yambiro %n pamusoro pezvabuda. %1 Gadzirisa, kana kuti nyora chiziviso chekuti sei zvakanaka (N) wopedza zvakare.</numerusform>
            <numerusform>Yambiro %n pamusoro pezvabuda. %1 Gadzirisa, kana kuti nyora chiziviso chekuti sei zvakanaka (N) wopedza zvakare.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>Enda kuchikamu</translation>
    </message>
    <message>
        <source>Accept with a note</source>
        <translation>Bvuma nechiziviso</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictQueue</name>
    <message>
        <source>Queue %1</source>
        <extracomment>Conflicts that wait; %1 a number</extracomment>
        <translation>Mutsetse %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 pa%2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected: choose a strategy ...</source>
        <translation>
            <numerusform>%n yasarudzwa: sarudza nzira ...</numerusform>
            <numerusform>%n dzasarudzwa: sarudza nzira ...</numerusform>
        </translation>
    </message>
    <message>
        <source>Give your name in the settings first.</source>
        <translation>Tanga wapa zita rako mumagadziriro.</translation>
    </message>
    <message>
        <source>Choose a conflict first.</source>
        <translation>Tanga wasarudza kupokana.</translation>
    </message>
    <message>
        <source>It is resolved already.</source>
        <translation>Kwatogadziriswa.</translation>
    </message>
    <message>
        <source>Choose several conflicts first.</source>
        <translation>Tanga wasarudza kupokana kunoverengeka.</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Which conflicts: all that wait</extracomment>
        <translation>Zvese</translation>
    </message>
    <message>
        <source>Mine</source>
        <extracomment>Which conflicts: those given to me</extracomment>
        <translation>Zvangu</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <extracomment>Which conflicts: those given to nobody</extracomment>
        <translation>Zvisina muridzi</translation>
    </message>
    <message>
        <source>Resolved</source>
        <extracomment>Which conflicts: those that are done</extracomment>
        <translation>Zvagadziriswa</translation>
    </message>
    <message>
        <source>Which conflicts</source>
        <translation>Kupokana kupi</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Sefa</translation>
    </message>
    <message>
        <source>Filter conflicts</source>
        <translation>Sefa kupokana</translation>
    </message>
    <message>
        <source>Conflicts that wait</source>
        <translation>Kupokana kwakamirira</translation>
    </message>
    <message>
        <source>&amp;Assign to me</source>
        <translation>Ndip&amp;e ini</translation>
    </message>
    <message>
        <source>Assign to &amp;nobody</source>
        <translation>Usapa &amp;munhu</translation>
    </message>
    <message>
        <source>&amp;Postpone by a day</source>
        <translation>&amp;Miswa kwezuva rimwe</translation>
    </message>
    <message>
        <source>Do not postpone any &amp;more</source>
        <translation>Usachamisa &amp;zvakare</translation>
    </message>
    <message>
        <source>Assign</source>
        <extracomment>Button with a menu</extracomment>
        <translation>Govera</translation>
    </message>
    <message>
        <source>Postpone</source>
        <extracomment>Button with a menu</extracomment>
        <translation>Misa</translation>
    </message>
    <message>
        <source>Assign to an&amp;other person ...</source>
        <translation>Ipa &amp;mumwe munhu ...</translation>
    </message>
    <message>
        <source>Name of a person, Enter assigns</source>
        <translation>Zita remunhu, Enter inogovera</translation>
    </message>
    <message>
        <source>Assign to another person</source>
        <translation>Ipa mumwe munhu</translation>
    </message>
    <message>
        <source>Postpone by an &amp;hour</source>
        <translation>Misa kwe&amp;awa</translation>
    </message>
    <message>
        <source>Postpone until &amp;tomorrow, 8:00</source>
        <translation>Misa kusvika &amp;mangwana, 8:00</translation>
    </message>
    <message>
        <source>Postpone by a &amp;week</source>
        <translation>Misa kwe&amp;vhiki</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) will be sent when online.</source>
        <translation>
            <numerusform>Sarudzo %n ichatumirwa kana pava nekubatana.</numerusform>
            <numerusform>Sarudzo %n dzichatumirwa kana pava nekubatana.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictTabs</name>
    <message numerus="yes">
        <source>%n undecided field(s) show A here.</source>
        <translation>
            <numerusform>Chikamu %n chisati chasarudzwa chinoratidza A pano.</numerusform>
            <numerusform>Zvikamu %n zvisati zvasarudzwa zvinoratidza A pano.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>%1 a person, %2 &quot;12 min ago&quot;, %3 what was written</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Zviziviso</translation>
    </message>
    <message>
        <source>Notes %1</source>
        <translation>Zviziviso %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Zvabuda</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>JSON chaiyo</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Nhoroondo</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Nyora chiziviso</translation>
    </message>
    <message>
        <source>Write a note, Enter keeps it</source>
        <translation>Nyora chiziviso, Enter inochichengeta</translation>
    </message>
    <message>
        <source>Result, raw form, history and notes</source>
        <translation>Zvabuda, chimiro chaicho, nhoroondo nezviziviso</translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictsPage</name>
    <message>
        <source>Draft saved. It waits here until you finish.</source>
        <translation>Zvanyorwa zvachengetwa. Zvakamirira pano kusvika wapedza.</translation>
    </message>
    <message numerus="yes">
        <source>The lesson changed meanwhile, so nothing was sent. %n field(s) have to be decided again; all other decisions are kept.</source>
        <translation>
            <numerusform>Chidzidzo chachinja, saka hapana chatumirwa. Chikamu %n chinofanira kusarudzwa zvakare; dzimwe sarudzo dzese dzachengetwa.</numerusform>
            <numerusform>Chidzidzo chachinja, saka hapana chatumirwa. Zvikamu %n zvinofanira kusarudzwa zvakare; dzimwe sarudzo dzese dzachengetwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 settled this conflict %2. Nothing was sent.</source>
        <extracomment>%1 a person, %2 &quot;12 min ago&quot;</extracomment>
        <translation>%1 akagadzirisa kupokana uku %2. Hapana chatumirwa.</translation>
    </message>
    <message numerus="yes">
        <source>Taken back, except %n field(s) that others changed since.</source>
        <translation>
            <numerusform>Zvadzoswa, kunze kwechikamu %n chakachinjwa nevamwe.</numerusform>
            <numerusform>Zvadzoswa, kunze kwezvikamu %n zvakachinjwa nevamwe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back. The conflict waits again, with your decisions.</source>
        <translation>Zvadzoswa. Kupokana kwamirira zvakare, nesarudzo dzako.</translation>
    </message>
    <message>
        <source>%1 is resolved.</source>
        <extracomment>%1 a lesson</extracomment>
        <translation>%1 chagadziriswa.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Dzosera</translation>
    </message>
    <message numerus="yes">
        <source>%1 sent %2. %n of your decisions is affected.</source>
        <extracomment>%1 a platform, %2 a version such as v44</extracomment>
        <translation>
            <numerusform>%1 yatumira %2. Sarudzo yako %n yabatwa.</numerusform>
            <numerusform>%1 yatumira %2. Sarudzo dzako %n dzabatwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>Button: go to the field</extracomment>
        <translation>Ratidza</translation>
    </message>
    <message>
        <source>Update</source>
        <extracomment>Button: take the newer version in</extracomment>
        <translation>Vandudza</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>Button: not now</extracomment>
        <translation>Gare gare</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) resolved.</source>
        <translation>
            <numerusform>Kupokana %n kwagadziriswa.</numerusform>
            <numerusform>Kupokana %n kwagadziriswa.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 unchanged.</source>
        <extracomment>%1, %2 and %3 numbers</extracomment>
        <translation>%1 pa%2 zvaitwa, %3 hazvina kuchinja.</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n conflict(s) wait again.</source>
        <translation>
            <numerusform>Zvadzoswa: kupokana %n kwamirira zvakare.</numerusform>
            <numerusform>Zvadzoswa: kupokana %n kwamirira zvakare.</numerusform>
        </translation>
    </message>
    <message>
        <source>The conflict could not be read.</source>
        <translation>Kupokana hakuna kugona kuverengwa.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Edza zvakare</translation>
    </message>
    <message>
        <source>The queue could not be read.</source>
        <translation>Mutsetse hauna kugona kuverengwa.</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>Kuverenga ...</translation>
    </message>
    <message>
        <source>No conflicts.</source>
        <translation>Hapana kupokana.</translation>
    </message>
    <message>
        <source>When two people change the same thing and no rule can settle it, it waits here for a person.</source>
        <translation>Kana vanhu vaviri vachinja chinhu chimwe chete, mutemo usingagoni kuchigadzirisa, chinomirira munhu pano.</translation>
    </message>
    <message>
        <source>The last one resolved here was %1. Ctrl+T takes it back.</source>
        <translation>Chekupedzisira chagadziriswa pano i%1. Ctrl+T inochidzosa.</translation>
    </message>
    <message>
        <source>Choose a conflict.</source>
        <translation>Sarudza kupokana.</translation>
    </message>
    <message>
        <source>Alt+Down opens the next one.</source>
        <translation>Alt+Down inovhura kunotevera.</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <comment>Page of the window</comment>
        <translation>Kupokana</translation>
    </message>
    <message>
        <source>Save the conflict</source>
        <translation>Chengeta kupokana</translation>
    </message>
    <message>
        <source>JSON (*.json);;Text (*.txt)</source>
        <translation>JSON (*.json);;Mashoko (*.txt)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>Zvachengetwa se%1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 haina kukwanisa kunyorwa.</translation>
    </message>
    <message>
        <source>The decision about %1 was sent.</source>
        <extracomment>%1 a lesson</extracomment>
        <translation>Sarudzo ye%1 yatumirwa.</translation>
    </message>
    <message>
        <source>The decision about %1 could not be taken any more: look at it again. What you chose is kept.</source>
        <extracomment>%1 a lesson</extracomment>
        <translation>Sarudzo ye%1 haina kuzogamuchirwa: itarise zvakare. Zvawakasarudza zvachengetwa.</translation>
    </message>
    <message>
        <source>Nobody is there to take it now. The decision about %1 is kept here and sent when the engine is there again.</source>
        <extracomment>%1 a lesson</extracomment>
        <translation>Hapana anogona kuigamuchira izvozvi. Sarudzo ye%1 yachengetwa pano uye ichatumirwa kana injini yavapo.</translation>
    </message>
    <message>
        <source>What you decided here before, and could not be saved then, is here again.</source>
        <translation>Zvawakanga wasarudza pano, zvisina kukwanisa kuchengetwa, zvadzokazve.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentDetail</name>
    <message>
        <source>Choose a lesson to read it here.</source>
        <translation>Sarudza chidzidzo kuti uchiverenge pano.</translation>
    </message>
    <message>
        <source>Reading the lesson ...</source>
        <translation>Chidzidzo chiri kuverengwa ...</translation>
    </message>
    <message>
        <source>The lesson could not be read. %1</source>
        <translation>Chidzidzo hachina kukwanisa kuverengwa. %1</translation>
    </message>
    <message>
        <source>Choose a lesson first.</source>
        <translation>Tanga wasarudza chidzidzo.</translation>
    </message>
    <message>
        <source>%1, version %2, %3</source>
        <translation>%1, vhezheni %2, %3</translation>
    </message>
    <message>
        <source>%1, version %2, by %3, %4</source>
        <translation>%1, vhezheni %2, na%3, %4</translation>
    </message>
    <message>
        <source>SHA-256 %1...</source>
        <translation>SHA-256 %1...</translation>
    </message>
    <message>
        <source>The hash is copied.</source>
        <translation>Hashi yakopwa.</translation>
    </message>
    <message>
        <source>Edit lesson</source>
        <extracomment>Action: change the texts of the chosen lesson</extracomment>
        <translation>Chinja chidzidzo</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>Kopa hashi</translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Tab: the lesson to read</extracomment>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>Tab: earlier versions of a lesson</extracomment>
        <translation>Nhoroondo</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>JSON yakadaro</translation>
    </message>
    <message>
        <source>Views of the lesson</source>
        <extracomment>Name of the row of tabs, read aloud</extracomment>
        <translation>Maonero echidzidzo</translation>
    </message>
    <message>
        <source>An edit from %1 waits for a person, since %2.</source>
        <extracomment>%1 a platform, %2 a time</extracomment>
        <translation>Shanduko yakabva ku%1 yakamirira munhu, kubva %2.</translation>
    </message>
    <message>
        <source>An edit by %1 from %2 waits for a person, since %3.</source>
        <extracomment>%1 a person, %2 a platform, %3 a time</extracomment>
        <translation>Shanduko yakaitwa na%1 kubva ku%2 yakamirira munhu, kubva %3.</translation>
    </message>
    <message>
        <source>This item is no lesson.</source>
        <translation>Ichi hachisi chidzidzo.</translation>
    </message>
    <message>
        <source>Platforms (%1)</source>
        <translation>Mapuratifomu (%1)</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Mapuratifomu</translation>
    </message>
    <message>
        <source>What each platform has</source>
        <translation>Zvine puratifomu imwe neimwe</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentHistory</name>
    <message>
        <source>This is the first version; there is nothing to compare it with.</source>
        <translation>Iyi ndiyo vhezheni yekutanga; hapana yekuienzanisa nayo.</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Head of a column</extracomment>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Head of a column: when a version was made</extracomment>
        <translation>Rini</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>Head of a column: who made a version</extracomment>
        <translation>Ani</translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>Head of a column</extracomment>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Hash</source>
        <extracomment>Head of a column: the content&apos;s SHA-256</extracomment>
        <translation>Hashi</translation>
    </message>
    <message>
        <source>%1, deleted</source>
        <extracomment>A version that deleted the lesson</extracomment>
        <translation>%1, yakadzimwa</translation>
    </message>
    <message>
        <source>Choose one earlier version first.</source>
        <translation>Tanga wasarudza vhezheni imwe yakapfuura.</translation>
    </message>
    <message>
        <source>Choose two different versions.</source>
        <translation>Sarudza vhezheni mbiri dzakasiyana.</translation>
    </message>
    <message>
        <source>Comparing ...</source>
        <translation>Kuri kuenzaniswa ...</translation>
    </message>
    <message>
        <source>The versions could not be compared. %1</source>
        <translation>Vhezheni hadzina kukwanisa kuenzaniswa. %1</translation>
    </message>
    <message>
        <source>These versions say the same.</source>
        <translation>Vhezheni idzi dzinotaura zvimwe chete.</translation>
    </message>
    <message numerus="yes">
        <source>From %1 to %2: %n field(s) changed.</source>
        <translation>
            <numerusform>Kubva pa%1 kusvika pa%2: nzvimbo %n yachinja.</numerusform>
            <numerusform>Kubva pa%1 kusvika pa%2: nzvimbo %n dzachinja.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say who you are first: Settings, General, Your name.</source>
        <translation>Tanga wataura kuti ndiwe ani: Zvirongwa, Zvose, Zita rako.</translation>
    </message>
    <message>
        <source>That version could not be read. %1</source>
        <translation>Vhezheni iyoyo haina kukwanisa kuverengwa. %1</translation>
    </message>
    <message>
        <source>Nothing was restored. %1</source>
        <translation>Hapana chadzoswa. %1</translation>
    </message>
    <message>
        <source>Somebody else changed the lesson meanwhile. What you restored waits in Conflicts.</source>
        <translation>Mumwe munhu achinja chidzidzo panguva iyi. Zvawadzosa zvamirira muKupokana.</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Vhura kupokana</translation>
    </message>
    <message>
        <source>Version %1 is restored as version %2.</source>
        <translation>Vhezheni %1 yadzoswa sevhezheni %2.</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <extracomment>Action: an earlier version becomes the newest again</extracomment>
        <translation>Dzosa vhezheni iyi</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <extracomment>Before a choice of a version: the older one of two</extracomment>
        <translation>&amp;Kubva</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <extracomment>Before a choice of a version: the newer one of two</extracomment>
        <translation>&amp;kusvika</translation>
    </message>
    <message>
        <source>Compare from version</source>
        <translation>Enzanisa kubva pavhezheni</translation>
    </message>
    <message>
        <source>Compare to version</source>
        <translation>Enzanisa kusvika pavhezheni</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Zvachinja</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentModel</name>
    <message>
        <source>v%1</source>
        <extracomment>Short for &quot;version %1&quot; in a narrow column</extracomment>
        <translation>v%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Who edited a lesson and when: %1 a person&apos;s name, %2 date and time</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>In the list of lessons: an edit of this one waits for a person&apos;s decision</extracomment>
        <translation>yakamirira</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>No client of a platform is connected</extracomment>
        <translation>hapana</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>Not known yet</extracomment>
        <translation>hazvizivikanwi</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>An edit waits for a person</source>
        <translation>Shanduko yakamirira munhu</translation>
    </message>
    <message>
        <source>No edit waits</source>
        <translation>Hapana shanduko yakamirira</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read aloud: %1 the name of a platform, %2 one or two sentences
----------
Read aloud: %1 the name of a column, %2 its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Hapana chati chayerwa.</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>bhaiti %n</numerusform>
            <numerusform>mabhaiti %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Head of a column</extracomment>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Level</source>
        <extracomment>Head of a column: how hard a lesson is, such as A1</extracomment>
        <translation>Danho</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Head of a column</extracomment>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>Head of a column: the platform</extracomment>
        <translation>Webhu</translation>
    </message>
    <message>
        <source>iOS</source>
        <extracomment>Head of a column: the platform</extracomment>
        <translation>iOS</translation>
    </message>
    <message>
        <source>Android</source>
        <extracomment>Head of a narrow column: short for Android</extracomment>
        <translation>Android</translation>
    </message>
    <message>
        <source>And</source>
        <translation>And</translation>
    </message>
    <message>
        <source>Desktop</source>
        <extracomment>Head of a narrow column: short for Desktop</extracomment>
        <translation>Kombiyuta</translation>
    </message>
    <message>
        <source>Dsk</source>
        <translation>Kmb</translation>
    </message>
    <message>
        <source>Watch</source>
        <extracomment>Head of a narrow column: short for Watch</extracomment>
        <translation>Wachi</translation>
    </message>
    <message>
        <source>Wch</source>
        <translation>Wch</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>Head of a column: bytes of a lesson</extracomment>
        <translation>Ukuru</translation>
    </message>
    <message>
        <source>Edited</source>
        <extracomment>Head of a column: who edited a lesson last, and when</extracomment>
        <translation>Chakachinjwa</translation>
    </message>
    <message>
        <source>Conflict</source>
        <extracomment>Head of a column: whether an edit of a lesson waits for a person&apos;s decision</extracomment>
        <translation>Kupokana</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>kuuya</translation>
    </message>
    <message>
        <source>before v%1</source>
        <translation>isati yava v%1</translation>
    </message>
    <message>
        <source>error</source>
        <extracomment>A lesson could not be made for a platform as it should be</extracomment>
        <translation>mhosho</translation>
    </message>
    <message>
        <source>%1, error</source>
        <translation>%1, mhosho</translation>
    </message>
    <message>
        <source>has none</source>
        <translation>haina</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>In a narrow column: %1 the older version (&quot;v5&quot;) that a platform has, %2 the number of the newest</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1, hapana</translation>
    </message>
    <message>
        <source>All connected clients have version %1, the newest.</source>
        <translation>Midziyo yose yakabatana ine vhezheni %1, itsva kupfuura dzose.</translation>
    </message>
    <message>
        <source>Version %1 went out a moment ago; the clients have none yet.</source>
        <translation>Vhezheni %1 yatumirwa nguva pfupi yapfuura; midziyo haisati yava nechidzidzo ichi.</translation>
    </message>
    <message>
        <source>Version %1 went out a moment ago; the clients have one older than %2.</source>
        <translation>Vhezheni %1 yatumirwa nguva pfupi yapfuura; midziyo ine yekare pane %2.</translation>
    </message>
    <message>
        <source>Version %1 went out a moment ago; the clients have %2.</source>
        <translation>Vhezheni %1 yatumirwa nguva pfupi yapfuura; midziyo ine %2.</translation>
    </message>
    <message>
        <source>The newest is version %1; at least one connected client has none of this lesson.</source>
        <translation>Itsva ndivhezheni %1; pane mudziyo mumwe chete kana kupfuura wakabatana usina chidzidzo ichi.</translation>
    </message>
    <message>
        <source>The newest is version %1; at least one connected client has one older than %2.</source>
        <translation>Itsva ndivhezheni %1; pane mudziyo mumwe chete kana kupfuura wakabatana une yekare pane %2.</translation>
    </message>
    <message>
        <source>The newest is version %1; at least one connected client has only version %2.</source>
        <translation>Itsva ndivhezheni %1; pane mudziyo mumwe chete kana kupfuura wakabatana uchiri nevhezheni %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected client(s) lack it.</source>
        <extracomment>A sentence added to another: %1 clients of %n connected ones</extracomment>
        <translation>
            <numerusform>%1 pamudziyo %n wakabatana hauna.</numerusform>
            <numerusform>%1 pamidziyo %n yakabatana haina.</numerusform>
        </translation>
    </message>
    <message>
        <source>No client of this platform is connected, and none has this lesson yet.</source>
        <translation>Hapana mudziyo wepuratifomu iyi wakabatana, uye hapana uchava nechidzidzo ichi.</translation>
    </message>
    <message>
        <source>No client of this platform is connected; the last one had version %1, the newest.</source>
        <translation>Hapana mudziyo wepuratifomu iyi wakabatana; wekupedzisira waiva nevhezheni %1, itsva kupfuura dzose.</translation>
    </message>
    <message>
        <source>No client of this platform is connected; the last one had a version older than %1, the newest is %2.</source>
        <translation>Hapana mudziyo wepuratifomu iyi wakabatana; wekupedzisira waiva nevhezheni yekare pane %1, itsva ndi%2.</translation>
    </message>
    <message>
        <source>No client of this platform is connected; the last one had version %1, the newest is %2.</source>
        <translation>Hapana mudziyo wepuratifomu iyi wakabatana; wekupedzisira waiva nevhezheni %1, itsva ndi%2.</translation>
    </message>
    <message>
        <source>%1 What was made for it has an error: see Platforms beside the list.</source>
        <extracomment>Two sentences: %1 what a platform has</extracomment>
        <translation>%1 Zvayakagadzirirwa zvine chikanganiso: ona Mapuratifomu parutivi perondedzero.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentPage</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>In the list: %1 lessons shown, of %2</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>chidzidzo %n</numerusform>
            <numerusform>zvidzidzo %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the lessons ...</source>
        <translation>Zvidzidzo zviri kuverengwa ...</translation>
    </message>
    <message>
        <source>The lessons could not be read. %1 Other pages still work.</source>
        <translation>Zvidzidzo hazvina kukwanisa kuverengwa. %1 Mamwe mapeji achiri kushanda.</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button: read again after an error</extracomment>
        <translation>Edza zvakare</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hapana chawanikwa.</translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation>Bvisa sefa (Esc)</translation>
    </message>
    <message>
        <source>No lessons are here yet. Take the sample course, or import a folder or a zip file; you can also drop one here.</source>
        <translation>Hapasati pava nezvidzidzo pano. Tora kosi yemuenzaniso, kana kuunza forodha kana faira rezip; unogonawo kuridonhedzera pano.</translation>
    </message>
    <message>
        <source>Import the sample course</source>
        <translation>Unza kosi yemuenzaniso</translation>
    </message>
    <message>
        <source>Import a folder ...</source>
        <translation>Unza forodha ...</translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>Button with a menu: take lessons in</extracomment>
        <translation>Unza</translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>Button: write all lessons to a folder</extracomment>
        <translation>Buditsa</translation>
    </message>
    <message>
        <source>Filter lessons</source>
        <translation>Sefa zvidzidzo</translation>
    </message>
    <message>
        <source>Lessons</source>
        <extracomment>A tab: the list of lessons</extracomment>
        <translation>Zvidzidzo</translation>
    </message>
    <message>
        <source>Content</source>
        <comment>Page of the window</comment>
        <translation>Zvidzidzo</translation>
    </message>
    <message>
        <source>Filter: badza also finds bàdzá</source>
        <translation>Sefa: badza rinowanawo bàdzá</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) were made. Nothing is published yet.</source>
        <translation>
            <numerusform>Gwaro %n risati rapera ragadzirwa. Hapana chatsikiswa.</numerusform>
            <numerusform>Magwaro %n asati apera agadzirwa. Hapana chatsikiswa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drafts (%1)</source>
        <extracomment>Button with a menu: lessons that were begun and not published</extracomment>
        <translation>Asati apera (%1)</translation>
    </message>
    <message>
        <source>New lesson</source>
        <extracomment>Button: write a lesson that is not there yet</extracomment>
        <translation>Chidzidzo chitsva</translation>
    </message>
    <message>
        <source>Learning</source>
        <extracomment>A tab: what learners&apos; events say of the lessons</extracomment>
        <translation>Kudzidza</translation>
    </message>
    <message>
        <source>No lessons are here yet. Take the sample course, or write a lesson. Folders and zip files are imported where the engine runs.</source>
        <translation>Hapana zvidzidzo pano parizvino. Tora kosi yemuenzaniso, kana kunyora chidzidzo. Mafoda nemafaira ezip anounzwa panoshanda injini.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentPlaces</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Read aloud before a line: %1 how bad it is (&quot;needs attention&quot;), %2 the line
----------
%1 a platform, %2 a sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter opens the lesson in Preview.</source>
        <translation>Enter inovhura chidzidzo muMaonekero.</translation>
    </message>
    <message>
        <source>%1, adaptation error at %2. %3 What to do: %4</source>
        <translation>%1, chikanganiso chekugadzirira pa%2. %3 Zvekuita: %4</translation>
    </message>
    <message>
        <source>%1, to look at: %2. %3 What to do: %4</source>
        <translation>%1, zvekutarisa: %2. %3 Zvekuita: %4</translation>
    </message>
    <message>
        <source>What the platforms get of it was not looked through yet.</source>
        <translation>Zvichapiwa mapuratifomu hazvisati zvaongororwa.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentTable</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>In the list of lessons: %1 the Shona title, %2 the English title</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentTransfer</name>
    <message>
        <source>The import was stopped before anything was taken.</source>
        <translation>Kuunza kwamiswa pasati pava nechatorwa.</translation>
    </message>
    <message>
        <source>The import was stopped. What was taken by then stays.</source>
        <translation>Kuunza kwamiswa. Zvakanga zvatorwa zvinosara.</translation>
    </message>
    <message>
        <source>Exported: lessons %1, %2, to %3.</source>
        <extracomment>%1 a number, %2 a size such as 3 MB, %3 a folder</extracomment>
        <translation>Zvabuditswa: zvidzidzo %1, %2, ku%3.</translation>
    </message>
    <message numerus="yes">
        <source>Took back %n lesson(s).</source>
        <translation>
            <numerusform>Chidzidzo %n chadzoserwa.</numerusform>
            <numerusform>Zvidzidzo %n zvadzoserwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another import or export is still running.</source>
        <translation>Kumwe kuunza kana kubuditsa kuchiri kuitika.</translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation>Forodha yezvidzidzo</translation>
    </message>
    <message>
        <source>Zip file of lessons</source>
        <translation>Faira rezip rezvidzidzo</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Mafaira ezip (*.zip)</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Forodha yekubuditsira</translation>
    </message>
    <message>
        <source>Say who you are first: your name stands with what you import.</source>
        <translation>Tanga wati ndiwe ani: zita rako rinonyorwa pane zvaunounza.</translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation>Ipa zita rako</translation>
    </message>
    <message>
        <source>Only a folder or a .zip file of lessons can be imported.</source>
        <translation>Panongounzwa forodha kana faira re.zip rine zvidzidzo.</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button: take an import back</extracomment>
        <translation>Dzosera</translation>
    </message>
    <message>
        <source>Import a &amp;folder ...</source>
        <translation>Unza &amp;forodha ...</translation>
    </message>
    <message>
        <source>Import a &amp;zip file ...</source>
        <translation>Unza faira re&amp;zip ...</translation>
    </message>
    <message>
        <source>Import the &amp;sample course</source>
        <translation>Unza &amp;kosi yemuenzaniso</translation>
    </message>
    <message>
        <source>&amp;Export lessons ...</source>
        <translation>&amp;Buditsa zvidzidzo ...</translation>
    </message>
    <message>
        <source>&amp;Undo the last import</source>
        <translation>&amp;Dzosera kuunza kwekupedzisira</translation>
    </message>
    <message>
        <source>Files are read and written where the engine runs: use batanidzad import or export there.</source>
        <translation>Mafaira anoverengwa nekunyorwa panomhanya injini: shandisa batanidzad import kana export ipapo.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentWork</name>
    <message>
        <source>Choose a lesson first.</source>
        <translation>Tanga wasarudza chidzidzo.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A lesson that is not published yet: %1 its title, %2 when it was changed</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Tables of words (*.csv *.tsv *.txt);;All files (*)</source>
        <extracomment>Kinds of file in the file chooser</extracomment>
        <translation>Matafura emazwi (*.csv *.tsv *.txt);;Mafaira ose (*)</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1? It goes from all platforms: %2 words, %3 exercises, %4 cultural notes, %5 audio clips. %n connected device(s) drop it at once.</source>
        <translation>
            <numerusform>Dzima %1? Chinobva pamapuratifomu ose: mazwi %2, maekisesaizi %3, zvinyorwa zvetsika %4, odhiyo %5. Mudziyo %n wakabatana unochirasa ipapo.</numerusform>
            <numerusform>Dzima %1? Chinobva pamapuratifomu ose: mazwi %2, maekisesaizi %3, zvinyorwa zvetsika %4, odhiyo %5. Midziyo %n yakabatana inochirasa ipapo.</numerusform>
        </translation>
    </message>
    <message>
        <source>An edit of it still waits for a person.</source>
        <translation>Shanduko yacho imwe ichiri kumirira munhu.</translation>
    </message>
    <message>
        <source>Its versions stay and it can come back.</source>
        <translation>Vhezheni dzacho dzinosara uye chinogona kudzoka.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Dzima</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Chichengete</translation>
    </message>
    <message>
        <source>Say who you are first: Settings, General, Your name.</source>
        <translation>Tanga wataura kuti ndiwe ani: Zvirongwa, Zvose, Zita rako.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Hapana chachinjwa. %1</translation>
    </message>
    <message>
        <source>Somebody else changed the lesson meanwhile. What you asked waits in Conflicts.</source>
        <translation>Mumwe munhu achinja chidzidzo panguva iyi. Zvawakumbira zvamirira muKupokana.</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Vhura kupokana</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>%1 chadzimwa.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Chidzose</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 chadzoka.</translation>
    </message>
    <message>
        <source>No device is known yet that could fetch these lessons.</source>
        <translation>Hapana mudziyo unozivikanwa ungatora zvidzidzo izvi.</translation>
    </message>
    <message numerus="yes">
        <source>Have %1 compare all content with ours again, so that %n chosen lesson(s) arrive? Nothing is deleted there.</source>
        <translation>
            <numerusform>Iti %1 ienzanise zvose nezvedu zvakare, kuti chidzidzo %n chakasarudzwa chisvike? Hapana chinodzimwa ikoko.</numerusform>
            <numerusform>Iti %1 ienzanise zvose nezvedu zvakare, kuti zvidzidzo %n zvakasarudzwa zvisvike? Hapana chinodzimwa ikoko.</numerusform>
        </translation>
    </message>
    <message>
        <source>Force sync</source>
        <translation>Manikidza kuwiriranisa</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Rega</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) compare their content now, or when they next come.</source>
        <translation>
            <numerusform>Mudziyo %n uri kuenzanisa zvawo izvozvi, kana kuti pawunozouya.</numerusform>
            <numerusform>Midziyo %n iri kuenzanisa zvayo izvozvi, kana kuti painozouya.</numerusform>
        </translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Chidzidzo chitsva</translation>
    </message>
    <message>
        <source>Duplicate the lesson</source>
        <translation>Kopa chidzidzo</translation>
    </message>
    <message>
        <source>Delete the lesson ...</source>
        <translation>Dzima chidzidzo ...</translation>
    </message>
    <message>
        <source>Import words from a table ...</source>
        <translation>Unza mazwi kubva mutafura ...</translation>
    </message>
    <message>
        <source>Force sync of the chosen lessons ...</source>
        <translation>Manikidza kuwiriranisa zvidzidzo zvakasarudzwa ...</translation>
    </message>
    <message>
        <source>Preview the lesson</source>
        <extracomment>Action: see a lesson as devices show it</extracomment>
        <translation>Ona chidzidzo pamidziyo</translation>
    </message>
    <message>
        <source>No sync was forced on %1. %2</source>
        <extracomment>%1 names of platforms, %2 a sentence: why</extracomment>
        <translation>Hapana kuwiriranisa kwamanikidzwa pa%1. %2</translation>
    </message>
</context>
<context>
    <name>Batanidza::DevicePanel</name>
    <message>
        <source>Copied.</source>
        <translation>Zvakopwa.</translation>
    </message>
    <message>
        <source>Give the device a name, so that you know it again.</source>
        <translation>Ipa mudziyo zita, kuti uuzive zvakare.</translation>
    </message>
    <message>
        <source>The device was not added. %1</source>
        <translation>Mudziyo hauna kuwedzerwa. %1</translation>
    </message>
    <message>
        <source>Revoke &quot;%1&quot;? It is disconnected at once and must be added again to come back.</source>
        <extracomment>%1 is the name of a device</extracomment>
        <translation>Kubvisa mvumo ye&quot;%1&quot;? Unobva wadimburwa, uye unofanira kuwedzerwa zvakare kuti udzoke.</translation>
    </message>
    <message>
        <source>The device may not come in any more.</source>
        <translation>Mudziyo hauchabvumirwi kupinda.</translation>
    </message>
    <message>
        <source>Not revoked. %1</source>
        <translation>Mvumo haina kubviswa. %1</translation>
    </message>
    <message>
        <source>Reading the devices ...</source>
        <translation>Midziyo iri kuverengwa ...</translation>
    </message>
    <message>
        <source>The devices could not be read. %1</source>
        <translation>Midziyo haina kukwanisa kuverengwa. %1</translation>
    </message>
    <message>
        <source>No device was added yet.</source>
        <translation>Hapana mudziyo wati wawedzerwa.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>mudziyo %n</numerusform>
            <numerusform>midziyo %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a valid device first.</source>
        <translation>Tanga wasarudza mudziyo une mvumo.</translation>
    </message>
    <message>
        <source>any</source>
        <extracomment>A device of any platform</extracomment>
        <translation>upi zvawo</translation>
    </message>
    <message>
        <source>Phones, watches and other programs that may connect to this engine.</source>
        <translation>Mafoni, mawachi nemamwe mapurogiramu anobvumirwa kubatana neinjini iyi.</translation>
    </message>
    <message>
        <source>&amp;Add a device</source>
        <translation>&amp;Wedzera mudziyo</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <extracomment>Button: take the right of a device away</extracomment>
        <translation>&amp;Bvisa mvumo</translation>
    </message>
    <message>
        <source>&amp;Name of the device</source>
        <translation>&amp;Zita remudziyo</translation>
    </message>
    <message>
        <source>Rudo&apos;s phone</source>
        <translation>Foni yaRudo</translation>
    </message>
    <message>
        <source>What it &amp;may do</source>
        <translation>Zva&amp;unobvumirwa kuita</translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation>&amp;Puratifomu</translation>
    </message>
    <message>
        <source>Valid &amp;until</source>
        <translation>Unoshanda &amp;kusvika</translation>
    </message>
    <message>
        <source>Make a token</source>
        <extracomment>Button: make the token of a new device</extracomment>
        <translation>Gadzira kiyi yekupinda</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: leave the form</extracomment>
        <translation>Regera</translation>
    </message>
    <message>
        <source>Revoke</source>
        <extracomment>Button: yes, take the right of this device away</extracomment>
        <translation>Bvisa mvumo</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>Button: leave the device as it is</extracomment>
        <translation>Siya</translation>
    </message>
    <message>
        <source>This is shown once. Whoever has it can come in as this device: treat it like a key, and send it only to the person it is for.</source>
        <translation>Izvi zvinoratidzwa kamwe chete. Ani naani anazvo anogona kupinda semudziyo uyu: zvibate sekiyi, uye zvitumire chete kumunhu wazvo.</translation>
    </message>
    <message>
        <source>QR code with the same link</source>
        <translation>QR kodhi ine linki imwe cheteyo</translation>
    </message>
    <message>
        <source>WebSocket address</source>
        <translation>Kero yeWebSocket</translation>
    </message>
    <message>
        <source>HTTP address</source>
        <translation>Kero yeHTTP</translation>
    </message>
    <message>
        <source>Token (secret)</source>
        <translation>Kiyi yekupinda (chakavanzika)</translation>
    </message>
    <message>
        <source>Link with all of it (secret)</source>
        <translation>Linki ine zvose (chakavanzika)</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copy this line to the clipboard</extracomment>
        <translation>Kopa</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <extracomment>Read aloud: %1 is what would be copied</extracomment>
        <translation>Kopa: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Button: close what is shown once</extracomment>
        <translation>Zvapera</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Midziyo</translation>
    </message>
</context>
<context>
    <name>Batanidza::EngagementChart</name>
    <message>
        <source>Learners</source>
        <extracomment>A series: how many learners did anything.</extracomment>
        <translation>Vadzidzi</translation>
    </message>
    <message>
        <source>Finished</source>
        <extracomment>A series: how many lessons were finished.</extracomment>
        <translation>Vapedza</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Kushanda kwevadzidzi</translation>
    </message>
</context>
<context>
    <name>Batanidza::EventLogDetail</name>
    <message>
        <source>The event could not be read.</source>
        <translation>Chiitiko hachina kugona kuverengwa.</translation>
    </message>
    <message>
        <source>Choose an event.</source>
        <translation>Sarudza chiitiko.</translation>
    </message>
    <message>
        <source>Open the lesson</source>
        <translation>Vhura chidzidzo</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Vhura kupokana</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Shanduko</translation>
    </message>
    <message>
        <source>Changes %1</source>
        <translation>Shanduko %1</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Zvagadziriswa</translation>
    </message>
    <message>
        <source>Settled %1</source>
        <translation>Zvagadziriswa %1</translation>
    </message>
    <message>
        <source>Show &amp;invisible characters</source>
        <translation>Ratidza mavara &amp;asingaoneki</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Sezvakanyorwa</translation>
    </message>
    <message>
        <source>What changed, what was settled, and the event as recorded</source>
        <translation>Zvachinja, zvagadziriswa, nechiitiko sezvachakanyorwa</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Zvachinja</translation>
    </message>
    <message>
        <source>What was settled</source>
        <translation>Zvagadziriswa</translation>
    </message>
    <message>
        <source>Links of this event</source>
        <translation>Zvinongedzo zvechiitiko ichi</translation>
    </message>
</context>
<context>
    <name>Batanidza::EventLogFilter</name>
    <message>
        <source>Everything</source>
        <translation>Zvose</translation>
    </message>
    <message>
        <source>About conflicts</source>
        <extracomment>Which events: conflicts with all that was done about them</extracomment>
        <translation>Zvekupokana</translation>
    </message>
    <message>
        <source>Filter: part of a lesson&apos;s name</source>
        <translation>Sefa: chikamu chezita rechidzidzo</translation>
    </message>
    <message>
        <source>Filter by lesson</source>
        <translation>Sefa nechidzidzo</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Zvakaitika</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Munhu</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Mutemo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Nguva</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kubva</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Kusvika</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Mapuratifomu ose</translation>
    </message>
    <message>
        <source>Any time</source>
        <extracomment>Which time</extracomment>
        <translation>Nguva ipi zvayo</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Awa yapfuura</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Maawa 24 apfuura</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Mazuva 7 apfuura</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Mazuva 30 apfuura</translation>
    </message>
    <message>
        <source>Between ...</source>
        <translation>Pakati pe ...</translation>
    </message>
    <message>
        <source>All persons</source>
        <translation>Vanhu vose</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Mitemo yose</translation>
    </message>
</context>
<context>
    <name>Batanidza::EventLogPage</name>
    <message>
        <source>Nothing left to decide</source>
        <translation>Hapasisina chekusarudza</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) saved as %1.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>
            <numerusform>Chiitiko %n chachengetwa se%1.</numerusform>
            <numerusform>Zviitiko %n zvachengetwa se%1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written. %2</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 haina kukwanisa kunyorwa. %2</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>Zvamiswa; hapana faira ranyorwa.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>chiitiko %n</numerusform>
            <numerusform>zviitiko %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and more, of %2</source>
        <extracomment>%1 and %2 numbers: events read so far, and all of the log</extracomment>
        <translation>%1 nezvimwe, pa%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 and %2 numbers: events that fit the filter, and all of the log</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>Reading the log ...</source>
        <translation>Rejista iri kuverengwa ...</translation>
    </message>
    <message>
        <source>The log could not be read.</source>
        <translation>Rejista haina kukwanisa kuverengwa.</translation>
    </message>
    <message>
        <source>%1 Other pages still work.</source>
        <translation>%1 Mamwe mapeji achiri kushanda.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Edza zvakare</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hapana chawanikwa.</translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation>Bvisa sefa (Esc)</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Hapana chati chaitika.</translation>
    </message>
    <message>
        <source>Every change of a lesson, every decision and every act of administration will stand here.</source>
        <translation>Shanduko yega yega yechidzidzo, sarudzo yega yega nebasa rega rega revatariri zvichange zviri pano.</translation>
    </message>
    <message>
        <source>Choose an event first.</source>
        <translation>Tanga wasarudza chiitiko.</translation>
    </message>
    <message>
        <source>Give your name in the settings first.</source>
        <translation>Tanga wapa zita rako mumagadziriro.</translation>
    </message>
    <message>
        <source>Something is being taken back already.</source>
        <translation>Pane chiri kutodzoswa.</translation>
    </message>
    <message>
        <source>Only changes of lessons and decisions can be taken back.</source>
        <translation>Panongodzoswa shanduko dzezvidzidzo nesarudzo.</translation>
    </message>
    <message>
        <source>It was taken back already, or something later stands in its place.</source>
        <translation>Chakatodzoswa, kana kuti pane chitsva chakachitsiva.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n events</source>
        <translation>
            <numerusform>Dzosa chiitiko %n</numerusform>
            <numerusform>Dzosa zviitiko %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back (Ctrl+T)</source>
        <translation>Dzosa (Ctrl+T)</translation>
    </message>
    <message>
        <source>Choose a field that a rule settled first.</source>
        <translation>Tanga wasarudza chikamu chagadziriswa nemutemo.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Hapana chekuchengeta.</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n lesson(s) as before.</source>
        <translation>
            <numerusform>Zvadzoswa: chidzidzo %n sezvachaiva.</numerusform>
            <numerusform>Zvadzoswa: zvidzidzo %n sezvazvaiva.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) wait again.</source>
        <translation>
            <numerusform>Kupokana %n kwamirira zvakare.</numerusform>
            <numerusform>Kupokana %n kwamirira zvakare.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) stay: others changed them since.</source>
        <translation>
            <numerusform>Chikamu %n chinosara: vamwe vakachichinja.</numerusform>
            <numerusform>Zvikamu %n zvinosara: vamwe vakazvichinja.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Hapana chaifanira kuchinjwa.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Dzosera</translation>
    </message>
    <message>
        <source>Save the events</source>
        <translation>Chengeta zviitiko</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Zviitiko</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Dzosa</translation>
    </message>
    <message>
        <source>Take back &amp;this field alone</source>
        <translation>Dzosa chikamu &amp;ichi chete</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>Kopa &amp;chinongedzo</translation>
    </message>
    <message>
        <source>&amp;Save the events ...</source>
        <translation>&amp;Chengeta zviitiko ...</translation>
    </message>
    <message>
        <source>Audit</source>
        <comment>Page of the window</comment>
        <translation>Rejista</translation>
    </message>
</context>
<context>
    <name>Batanidza::EventWording</name>
    <message>
        <source>Time</source>
        <extracomment>Column: when something happened.</extracomment>
        <translation>Nguva</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Column: what happened.</extracomment>
        <translation>Chii</translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Column: the lesson it happened to.</extracomment>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Column: version number.</extracomment>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Column: the platform an edit came from.</extracomment>
        <translation>Kubva</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>Column: the person who did it.</extracomment>
        <translation>Ani</translation>
    </message>
</context>
<context>
    <name>Batanidza::FieldChoiceBar</name>
    <message>
        <source>Use this text</source>
        <extracomment>Button: the text written here becomes the result</extracomment>
        <translation>Shandisa mashoko aya</translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>Button: what was written is not used</extracomment>
        <translation>Zvisiye</translation>
    </message>
</context>
<context>
    <name>Batanidza::FieldDelegate</name>
    <message>
        <source>… more</source>
        <extracomment>Behind the part of a text that has room</extracomment>
        <translation>… zvimwe</translation>
    </message>
</context>
<context>
    <name>Batanidza::HitRateChart</name>
    <message>
        <source>Memory</source>
        <extracomment>A series: reads answered by the memory.</extracomment>
        <translation>Ndangariro</translation>
    </message>
    <message>
        <source>Disk</source>
        <extracomment>A series: reads answered by the disk.</extracomment>
        <translation>Dhisiki</translation>
    </message>
    <message>
        <source>Made anew</source>
        <extracomment>A series: reads that nothing kept answered.</extracomment>
        <translation>Zvagadzirwazve</translation>
    </message>
    <message>
        <source>target %1 in all</source>
        <extracomment>The line in the chart that memory and disk together should reach; %1 is a percentage.</extracomment>
        <translation>chinangwa %1 pazvose</translation>
    </message>
    <message>
        <source>Hit rate by tier</source>
        <translation>Zvawanikwa pachengeterwa</translation>
    </message>
</context>
<context>
    <name>Batanidza::ImportReportView</name>
    <message>
        <source>File</source>
        <extracomment>Head of a column: name of a file</extracomment>
        <translation>Faira</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Head of a column: whether a file was refused, or taken with a remark</extracomment>
        <translation>Zvaitika</translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Head of a column: why a file was refused</extracomment>
        <translation>Chikonzero</translation>
    </message>
    <message>
        <source>Rule</source>
        <extracomment>Head of a column: name of the rule that was broken</extracomment>
        <translation>Mutemo</translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>Head of a column: the place in the file</extracomment>
        <translation>Papi</translation>
    </message>
    <message>
        <source>What to do</source>
        <extracomment>Head of a column: how to mend the file</extracomment>
        <translation>Zvekuita</translation>
    </message>
    <message>
        <source>refused</source>
        <extracomment>A file that was not imported / a file that was imported although something is odd</extracomment>
        <translation>rarambwa</translation>
    </message>
    <message>
        <source>taken, with a remark</source>
        <translation>ratorwa, rine chiziviso</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copy the table to the clipboard</extracomment>
        <translation>Kopa</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopa mushumo</translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation>Vhara mushumo</translation>
    </message>
    <message>
        <source>Files that were refused or taken with a remark</source>
        <translation>Mafaira akarambwa kana kutorwa aine chiziviso</translation>
    </message>
</context>
<context>
    <name>Batanidza::InlineBar</name>
    <message>
        <source>Close this message</source>
        <translation>Vhara shoko iri</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Kopa zvakazara</translation>
    </message>
</context>
<context>
    <name>Batanidza::JobModel</name>
    <message>
        <source>Importing lessons</source>
        <extracomment>A job that runs now: lessons are being read into the workspace</extracomment>
        <translation>Kuunza zvidzidzo</translation>
    </message>
    <message>
        <source>Exporting lessons</source>
        <extracomment>A job that runs now: lessons are being written to a folder</extracomment>
        <translation>Kubuditsa zvidzidzo</translation>
    </message>
    <message>
        <source>Undoing an import</source>
        <extracomment>A job that runs now</extracomment>
        <translation>Kudzosera kuunza</translation>
    </message>
    <message>
        <source>Checking the store</source>
        <extracomment>A job that runs now: all stored data is checked for damage</extracomment>
        <translation>Kuongorora dura</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <extracomment>A job that runs now</extracomment>
        <translation>Kugadzira kopi yekuchengetedza</translation>
    </message>
    <message>
        <source>Checking the chain of events</source>
        <extracomment>A job that runs now: the log is checked, event by event</extracomment>
        <translation>Kuongorora cheni yezviitiko</translation>
    </message>
    <message>
        <source>Saving events</source>
        <extracomment>A job that runs now: events are being written to a file</extracomment>
        <translation>Kuchengeta zviitiko</translation>
    </message>
    <message>
        <source>Settling conflicts</source>
        <extracomment>A job that runs now: many conflicts, one after the other</extracomment>
        <translation>Kugadzirisa kupokana</translation>
    </message>
    <message>
        <source>Preparing a recording</source>
        <extracomment>A job that runs now: files for all platforms are made out of a recording</extracomment>
        <translation>Chakarekodhwa chiri kugadzirirwa</translation>
    </message>
</context>
<context>
    <name>Batanidza::LatencyChart</name>
    <message>
        <source>target P99 %1</source>
        <extracomment>The line in the chart that P99 should stay below; %1 is a latency.</extracomment>
        <translation>chinangwa P99 %1</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Kunonoka</translation>
    </message>
</context>
<context>
    <name>Batanidza::LearningPanel</name>
    <message>
        <source>Export events…</source>
        <translation>Buritsa zviitiko…</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Miedzo</translation>
    </message>
    <message>
        <source>One learner</source>
        <translation>Mudzidzi mumwe</translation>
    </message>
    <message>
        <source>The learner&apos;s key</source>
        <translation>Kiyi yemudzidzi</translation>
    </message>
    <message>
        <source>What next?</source>
        <translation>Chinotevera?</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Dzima…</translation>
    </message>
    <message>
        <source>Progress of lessons on each platform</source>
        <translation>Kufambira mberi kwezvidzidzo papuratifomu imwe neimwe</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Vadzidzi</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Vapedza</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>Mhinduro dzakarurama</translation>
    </message>
    <message>
        <source>Listened</source>
        <translation>Kuteerera</translation>
    </message>
    <message>
        <source>No learner has told anything yet.</source>
        <translation>Hapana mudzidzi ati ataura chinhu.</translation>
    </message>
    <message>
        <source>Learning results are not here.</source>
        <translation>Zvakadzidzwa hazvipo pano.</translation>
    </message>
    <message>
        <source>They are shown where the engine runs.</source>
        <translation>Zvinoratidzwa panofamba injini.</translation>
    </message>
    <message>
        <source>No lesson has an experiment.</source>
        <translation>Hapana chidzidzo chine muedzo.</translation>
    </message>
    <message>
        <source>Nothing is known of this learner: this is how a course begins.</source>
        <translation>Hapana chinozivikanwa nezvemudzidzi uyu: aya ndiwo matangiro ekosi.</translation>
    </message>
    <message>
        <source>All is mastered, and nothing is due.</source>
        <translation>Zvose zvagonekwa, uye hapana chasarira.</translation>
    </message>
    <message>
        <source>All events of this learner go for good, here and wherever they still wait to be sent. This cannot be taken back.</source>
        <translation>Zviitiko zvose zvemudzidzi uyu zvichadzimwa zvachose, pano nepazvichakamirira kutumirwa. Hazvidzoseki.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Dzima</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were erased.</source>
        <translation>
            <numerusform>Chiitiko %n chadzimwa.</numerusform>
            <numerusform>Zviitiko %n zvadzimwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export events</source>
        <translation>Buritsa zviitiko</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv);;xAPI (*.json)</source>
        <translation>Spreadsheet (*.csv);;xAPI (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were written.</source>
        <translation>
            <numerusform>Chiitiko %n chanyorwa.</numerusform>
            <numerusform>Zviitiko %n zvanyorwa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) with fewer learners are not listed.</source>
        <translation>
            <numerusform>Mumwe mutsara %n une vadzidzi vashoma hauna kuratidzwa.</numerusform>
            <numerusform>Mimwe mitsara %n ine vadzidzi vashoma haina kuratidzwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Learning results could not be read.</source>
        <translation>Zvakadzidzwa hazvina kukwanisa kuverengwa.</translation>
    </message>
    <message>
        <source>The token of this window may not see them: it takes one of curriculum staff or of an operator. An operator makes one in Settings, Connections, on that engine.</source>
        <translation>Chiratidzo chehwindo iri hachibvumirwi kuzviona: panodiwa chevarongi vezvidzidzo kana chemufambisi. Mufambisi anochigadzira muMagadziriro, Zvakabatana, painjini iyoyo.</translation>
    </message>
    <message>
        <source>Reading the learning results ...</source>
        <translation>Kuverenga zvakadzidzwa ...</translation>
    </message>
    <message>
        <source>Apps send what learners do with lessons: begun, answered, finished. It is counted here under keys that name nobody, and what a learner wrote is kept only where the learner agreed. There is nothing to switch on: the first events show up here by themselves. If learners are at work already, see in Platforms whether their devices are connected.</source>
        <translation>Maapp anotumira zvinoitwa nevadzidzi nezvidzidzo: kutanga, kupindura, kupedza. Zvinoverengwa pano pasi pemakiyi asina mazita, uye zvakanyorwa nemudzidzi zvinochengetwa chete kana abvuma. Hapana chekubatidza: zviitiko zvekutanga zvinozvionekera pano. Kana vadzidzi vatotanga, ona muMapuratifomu kana midziyo yavo yakabatana.</translation>
    </message>
</context>
<context>
    <name>Batanidza::LearningPulse</name>
    <message>
        <source>Events: %1 in the last minute, %2 in ten minutes</source>
        <extracomment>Events of learners; %1 in the last minute, %2 in the last ten</extracomment>
        <translation>Zviitiko: %1 muminiti yapfuura, %2 mumaminiti gumi</translation>
    </message>
</context>
<context>
    <name>Batanidza::LeavingChart</name>
    <message>
        <source>For room</source>
        <extracomment>A series: entries that left for room.</extracomment>
        <translation>Nekuda kwenzvimbo</translation>
    </message>
    <message>
        <source>Not let in</source>
        <extracomment>A series: entries that were worth too little.</extracomment>
        <translation>Hazvina kupinda</translation>
    </message>
    <message>
        <source>Expired</source>
        <extracomment>A series: entries whose time was over.</extracomment>
        <translation>Zvapera</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>A series: entries that a newer version replaced, or a person dropped.</extracomment>
        <translation>Zvatsiviwa</translation>
    </message>
    <message>
        <source>%1/min</source>
        <extracomment>So many in a minute, short.</extracomment>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>What left memory</source>
        <translation>Zvabuda mundangariro</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonEditor</name>
    <message>
        <source>No lesson is being edited.</source>
        <translation>Hapana chidzidzo chiri kunyorwa.</translation>
    </message>
    <message>
        <source>Your draft of %1 is open again.</source>
        <translation>Gwaro rako re%1 ravhurwa zvakare.</translation>
    </message>
    <message>
        <source>Start from the published version</source>
        <translation>Tanga kubva pavhezheni yakatsikiswa</translation>
    </message>
    <message>
        <source>Choose an entry of a list first.</source>
        <translation>Tanga wasarudza chinhu chimwe chendandanda.</translation>
    </message>
    <message>
        <source>Editing: %1</source>
        <extracomment>%1 the title of a lesson</extracomment>
        <translation>Kunyora: %1</translation>
    </message>
    <message>
        <source>New lesson: %1</source>
        <translation>Chidzidzo chitsva: %1</translation>
    </message>
    <message>
        <source>From version %1.</source>
        <translation>Kubva pavhezheni %1.</translation>
    </message>
    <message>
        <source>Changed %1; the draft is kept and survives closing.</source>
        <translation>Chakachinjwa %1; gwaro rachengetwa uye rinosara kana wavhara.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Hapana chati chachinjwa.</translation>
    </message>
    <message>
        <source>Version %1 arrived meanwhile: publishing joins both, and asks where they meet.</source>
        <translation>Vhezheni %1 yasvika panguva iyi: kutsikisa kunobatanidza zvose, uye kunobvunza padzinosangana.</translation>
    </message>
    <message>
        <source>Sending ...</source>
        <translation>Kuri kutumirwa ...</translation>
    </message>
    <message>
        <source>Say who you are first: Settings, General, Your name.</source>
        <translation>Tanga wataura kuti ndiwe ani: Zvirongwa, Zvose, Zita rako.</translation>
    </message>
    <message>
        <source>Checking ...</source>
        <translation>Kuri kuongororwa ...</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) must be mended first.</source>
        <translation>
            <numerusform>Chikanganiso %n chinofanira kutanga chagadziriswa.</numerusform>
            <numerusform>Zvikanganiso %n zvinofanira kutanga zvagadziriswa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>Button with a list: add a word, an exercise and so on to a lesson</extracomment>
        <translation>Wedzera</translation>
    </message>
    <message>
        <source>Add to the lesson</source>
        <translation>Wedzera kuchidzidzo</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <extracomment>What would be undone: %1 a kind of entry (&quot;Word&quot;)</extracomment>
        <translation>Wedzera: %1</translation>
    </message>
    <message>
        <source>Take the entry out</source>
        <translation>Bvisa chinhu ichi</translation>
    </message>
    <message>
        <source>Move the entry up</source>
        <translation>Kwidza chinhu ichi</translation>
    </message>
    <message>
        <source>Move the entry down</source>
        <translation>Dzikisa chinhu ichi</translation>
    </message>
    <message>
        <source>Regenerate all notations</source>
        <translation>Gadzira zvakare manyorerwo ose</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Tsinhiro inotevera</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Rasa gwaro risati rapera</translation>
    </message>
    <message>
        <source>Close the editor</source>
        <extracomment>Action: leave the lesson editor; the draft is kept</extracomment>
        <translation>Vhara chinyorwa</translation>
    </message>
    <message numerus="yes">
        <source>Add %n word(s)</source>
        <translation>
            <numerusform>Wedzera izwi %n</numerusform>
            <numerusform>Wedzera mazwi %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <extracomment>What would be undone: %1 a kind of entry (&quot;Word&quot;)</extracomment>
        <translation>Bvisa: %1</translation>
    </message>
    <message>
        <source>Move: %1</source>
        <extracomment>What would be undone: %1 a kind of entry (&quot;Word&quot;)</extracomment>
        <translation>Fambisa: %1</translation>
    </message>
    <message>
        <source>All notations fit their words.</source>
        <translation>Manyorerwo ose anoenderana nemazwi awo.</translation>
    </message>
    <message>
        <source>Regenerate notations</source>
        <translation>Gadzira zvakare manyorerwo</translation>
    </message>
    <message numerus="yes">
        <source>The notations of %n word(s) were derived again.</source>
        <translation>
            <numerusform>Manyorerwo eizwi %n agadzirwa zvakare.</numerusform>
            <numerusform>Manyorerwo emazwi %n agadzirwa zvakare.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not published; the draft is kept. %1</source>
        <translation>Hachina kutsikiswa; gwaro rachengetwa. %1</translation>
    </message>
    <message>
        <source>There is a lesson %1 already (%2). Give this one another id.</source>
        <translation>Chidzidzo %1 chatovapo (%2). Ipa ichi imwe id.</translation>
    </message>
    <message>
        <source>Published as version %1. It is on its way to all platforms.</source>
        <translation>Chatsikiswa sevhezheni %1. Chiri kuenda kumapuratifomu ose.</translation>
    </message>
    <message>
        <source>Published as version %1, joined with what others wrote meanwhile.</source>
        <translation>Chatsikiswa sevhezheni %1, chakabatanidzwa nezvakanyorwa nevamwe panguva iyi.</translation>
    </message>
    <message>
        <source>Your edit meets somebody else&apos;s. It is kept and waits in Conflicts; the lesson stays at version %1.</source>
        <translation>Shanduko yako inosangana neyemumwe. Yachengetwa uye yamirira muKupokana; chidzidzo chinosara pavhezheni %1.</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Vhura kupokana</translation>
    </message>
    <message>
        <source>The lesson says this already. Nothing was changed.</source>
        <translation>Chidzidzo chatotaura izvi. Hapana chachinjwa.</translation>
    </message>
    <message>
        <source>Not published; the draft is kept. %1 (%2)</source>
        <translation>Hachina kutsikiswa; gwaro rachengetwa. %1 (%2)</translation>
    </message>
    <message>
        <source>Preview the draft</source>
        <extracomment>Action: see the lesson that is being written as devices show it</extracomment>
        <translation>Ona gwaro pamidziyo</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonField</name>
    <message>
        <source>%1, %2</source>
        <extracomment>Read aloud: %1 &quot;Example 2&quot;, %2 a field of it</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>Panodiwa nhamba yakazara.</translation>
    </message>
    <message>
        <source>This is no JSON: %1</source>
        <translation>Iyi haisi JSON: %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <extracomment>In a list of choices: none of them</extracomment>
        <translation>(hapana)</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>A box to tick</extracomment>
        <translation>hongu</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonFindings</name>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>One thing that a check found: %1 &quot;Error&quot;, %2 the word or part, %3 a sentence</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>The check found nothing.</source>
        <translation>Ongororo haina chayawana.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) must be mended before publishing. F8 goes to the next.</source>
        <translation>
            <numerusform>Chikanganiso %n chinofanira kugadziriswa usati watsikisa. F8 inoenda kune chinotevera.</numerusform>
            <numerusform>Zvikanganiso %n zvinofanira kugadziriswa usati watsikisa. F8 inoenda kune chinotevera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s); none of them keeps you from publishing.</source>
        <translation>
            <numerusform>Tsinhiro %n; haikutadzisi kutsikisa.</numerusform>
            <numerusform>Tsinhiro %n; hadzikutadzisi kutsikisa.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>Zvakawanikwa neongororo</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonForm</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a kind of entry of a lesson (&quot;Word&quot;), %2 which one</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonOutline</name>
    <message>
        <source>%1 (important)</source>
        <extracomment>In the outline of a lesson: a cultural note that is shown above the exercises</extracomment>
        <translation>%1 (chakakosha)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>In the outline of a lesson: %1 a list (&quot;Words&quot;), %2 how many are in it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n error(s)</source>
        <extracomment>In the outline of a lesson: %1 a part of it</extracomment>
        <translation>
            <numerusform>%1, chikanganiso %n</numerusform>
            <numerusform>%1, zvikanganiso %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n warning(s)</source>
        <extracomment>In the outline of a lesson: %1 a part of it</extracomment>
        <translation>
            <numerusform>%1, yambiro %n</numerusform>
            <numerusform>%1, yambiro %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the lesson</source>
        <translation>Zvikamu zvechidzidzo</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonPublish</name>
    <message>
        <source>For all platforms</source>
        <translation>Kumapuratifomu ose</translation>
    </message>
    <message numerus="yes">
        <source>For %n platform(s)</source>
        <translation>
            <numerusform>Kupuratifomu %n</numerusform>
            <numerusform>Kumapuratifomu %n</numerusform>
        </translation>
    </message>
    <message>
        <source>P&amp;riority</source>
        <translation>Ku&amp;kosha</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Kukosha</translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>How urgent a change is</extracomment>
        <translation>kwakaderera</translation>
    </message>
    <message>
        <source>normal</source>
        <extracomment>How urgent a change is</extracomment>
        <translation>kwenguva dzose</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>How urgent a change is</extracomment>
        <translation>kwepamusoro</translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>How urgent a change is</extracomment>
        <translation>kwekuchimbidza</translation>
    </message>
    <message>
        <source>Publish</source>
        <extracomment>Action: send the lesson to all platforms</extracomment>
        <translation>Tsikisa</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonRows</name>
    <message>
        <source>%1 %2</source>
        <extracomment>Read aloud: a list in a lesson (&quot;Examples&quot;) and the place in it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Kwidza</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Dzikisa</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Bvisa</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>Button: one more entry in a list</extracomment>
        <translation>Wedzera</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Wedzera: %1</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonView</name>
    <message>
        <source>tone not known</source>
        <translation>mutsindo hauzivikanwi</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>Tone of one syllable</extracomment>
        <translation>pamusoro</translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>Tone of one syllable</extracomment>
        <translation>pasi</translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonWordTools</name>
    <message>
        <source>IPA, phonetic spelling or syllables are not those of the headword.</source>
        <translation>IPA, mataurirwo kana zvidimbu hazvisi zveizwi guru.</translation>
    </message>
    <message>
        <source>The notations fit the headword.</source>
        <translation>Manyorerwo anoenderana neizwi guru.</translation>
    </message>
    <message>
        <source>%1, %2: other tone, %3</source>
        <translation>%1, %2: mumwe mutsindo, %3</translation>
    </message>
    <message>
        <source>%1, %2: other letter, %3</source>
        <translation>%1, %2: bhii rimwe, %3</translation>
    </message>
    <message>
        <source>Minimal pairs</source>
        <translation>Mapeya akafanana</translation>
    </message>
    <message>
        <source>Regenerate notations</source>
        <extracomment>Button: derive IPA, phonetic spelling and syllables of a word again</extracomment>
        <translation>Gadzira zvakare manyorerwo</translation>
    </message>
</context>
<context>
    <name>Batanidza::MainWindow</name>
    <message>
        <source>There is nothing to export on this page.</source>
        <translation>Hapana chekubuditsa papeji iyi.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Zvakopwa.</translation>
    </message>
    <message>
        <source>This part of the window does not exist: %1</source>
        <translation>Chikamu ichi hachipo: %1</translation>
    </message>
    <message>
        <source>%1 - Batanidza</source>
        <translation>%1 - Batanidza</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Find a command, page or lesson</source>
        <translation>Tsvaga murayiro, peji kana chidzidzo</translation>
    </message>
    <message>
        <source>Type a few letters of a command, page, platform or lesson</source>
        <translation>Nyora mavara mashoma emurayiro, peji, puratifomu kana chidzidzo</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Makiyi epeji iyi</translation>
    </message>
    <message>
        <source>Type a few letters to find a key</source>
        <translation>Nyora mavara mashoma kuti uwane kiyi</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Mapeji</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Shoko</translation>
    </message>
    <message>
        <source>Batanidza</source>
        <translation>Batanidza</translation>
    </message>
    <message>
        <source>The file with your preferences could not be read. The window starts with the usual ones.</source>
        <translation>Faira rine zvaunofarira harina kukwanisa kuverengwa. Hwindo rinotanga nezvenguva dzose.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) still running. What is done by now stays done.</source>
        <translation>
            <numerusform>Basa %n richiri kuitika. Zvatoitwa zvinosara zvakadaro.</numerusform>
            <numerusform>Mabasa %n achiri kuitika. Zvatoitwa zvinosara zvakadaro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Misa ubude</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Ngazvienderere</translation>
    </message>
    <message>
        <source>Closing: what is on the way is being saved and devices are told.</source>
        <translation>Kuvhara: zviri munzira zviri kuchengetwa uye midziyo iri kuudzwa.</translation>
    </message>
    <message>
        <source>Diagnostics copied. They hold no secret, no lesson and no name.</source>
        <translation>Zveongororo zvakopwa. Hazvina chakavanzika, chidzidzo kana zita.</translation>
    </message>
    <message>
        <source>About Batanidza</source>
        <translation>NezveBatanidza</translation>
    </message>
    <message>
        <source>Batanidza %1</source>
        <translation>Batanidza %1</translation>
    </message>
    <message>
        <source>Keeps Shona lessons in step on every platform, and shows whether all is well. Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>Inoita kuti zvidzidzo zvechiShona zvienderane pamapuratifomu ose, uye inoratidza kana zvose zvakanaka. Isofutiweya yakasununguka pasi peGNU General Public License, vhezheni 3 kana inotevera. Haina garandi.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Vhara</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Kubatana</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Edza izvozvi</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Zvakabatana</translation>
    </message>
</context>
<context>
    <name>Batanidza::OverviewPage</name>
    <message>
        <source>Capacity</source>
        <extracomment>How much is in use of what there is, and where it grows to</extracomment>
        <translation>Nzvimbo iripo</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 &quot;Needs attention&quot;, %2 what grows, as a sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Starting: the first news come in a second.</source>
        <translation>Kutanga: nhau dzekutanga dzinouya musekondi.</translation>
    </message>
    <message numerus="yes">
        <source>%n more reason(s)</source>
        <translation>
            <numerusform>chimwe chikonzero %n</numerusform>
            <numerusform>zvimwe zvikonzero %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: edit by %2 on %3, %4</source>
        <extracomment>%1 a lesson, %2 a person, %3 a platform, %4 an age (&quot;3 h ago&quot;)</extracomment>
        <translation>%1: shanduko yakaitwa na%2 pa%3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n more edit(s) waiting</source>
        <translation>
            <numerusform>imwe shanduko %n yakamirira</numerusform>
            <numerusform>dzimwe shanduko %n dzakamirira</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Hapana chakakumirira.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Pfupiso</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Zvikonzero</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zvinoda iwe</translation>
    </message>
    <message>
        <source>Copy the &amp;headline</source>
        <translation>Kopa &amp;musoro</translation>
    </message>
    <message>
        <source>There is no connection yet, so nothing is known.</source>
        <translation>Hapasati paita kubatana, saka hapana chinozivikanwa.</translation>
    </message>
</context>
<context>
    <name>Batanidza::PageHeader</name>
    <message>
        <source>Starting</source>
        <translation>Kutanga</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Zvasakara</translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>%1 is a time of day: what is shown was true then.</extracomment>
        <translation>pana %1</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Musoro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Dzokera</translation>
    </message>
    <message>
        <source>Back to where you were (Alt+Left)</source>
        <translation>Dzokera pawanga uri (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Enda mberi</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>Enda mberi zvakare (Alt+Right)</translation>
    </message>
    <message>
        <source>Demo</source>
        <extracomment>Stands in the header while the window shows the demo workspace.</extracomment>
        <translation>Muenzaniso</translation>
    </message>
    <message>
        <source>This is the demo workspace: a sample course and five devices on this machine. Your own data is kept apart from it.</source>
        <translation>Iyi inzvimbo yemuenzaniso: kosi yemuenzaniso nemidziyo mishanu pamuchina uno. Data yako inochengetwa yakaparadzana nayo.</translation>
    </message>
    <message>
        <source>At %1</source>
        <extracomment>Stands in the header: %1 is the address of an engine elsewhere.</extracomment>
        <translation>Pa: %1</translation>
    </message>
    <message>
        <source>This window shows an engine that runs elsewhere.</source>
        <translation>Hwindo iri rinoratidza injini inomhanya kumwe.</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>In the header: there is no connection to the engine.</extracomment>
        <translation>Hapana kubatana</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformCard</name>
    <message>
        <source>since %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>kubva %1</translation>
    </message>
    <message>
        <source>P95 %1</source>
        <extracomment>%1 is a latency.</extracomment>
        <translation>P95 %1</translation>
    </message>
    <message numerus="yes">
        <source>Last 5 minutes, %n sample(s)</source>
        <translation>
            <numerusform>Maminitsi 5 apfuura, chakayerwa %n</numerusform>
            <numerusform>Maminitsi 5 apfuura, zvakayerwa %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>mudziyo %n</numerusform>
            <numerusform>midziyo %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens the platform.</source>
        <translation>Zvinovhura puratifomu.</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformDetail</name>
    <message numerus="yes">
        <source>%n device(s) known, %1 connected</source>
        <translation>
            <numerusform>mudziyo %n unozivikanwa, %1 yakabatana</numerusform>
            <numerusform>midziyo %n inozivikanwa, %1 yakabatana</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest events, which it waits for</source>
        <translation>Zvichangoitika zvayakamirira</translation>
    </message>
    <message>
        <source>Newest events from this platform</source>
        <translation>Zvichangoitika zvabva kupuratifomu iyi</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Zvikonzero</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Midziyo</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformWording</name>
    <message>
        <source>The place in the log that every connected device of it has</source>
        <translation>Nzvimbo murejista iyo midziyo yayo yose yakabatana inayo</translation>
    </message>
    <message>
        <source>Changes that at least one connected device does not have yet</source>
        <translation>Shanduko dzisati dzava kumudziyo mumwe chete kana kupfuura wakabatana</translation>
    </message>
    <message>
        <source>95 of 100 changes reach its devices within this time (last 5 minutes)</source>
        <translation>Shanduko 95 pa100 dzinosvika kumidziyo yayo panguva iyi (maminitsi 5 apfuura)</translation>
    </message>
    <message>
        <source>Share of its requests that failed (last 5 minutes)</source>
        <translation>Chikamu chezvikumbiro zvayo zvakakundikana (maminitsi 5 apfuura)</translation>
    </message>
    <message>
        <source>Changes sent or waiting that were not acknowledged yet</source>
        <translation>Shanduko dzakatumirwa kana dzakamirira dzisati dzatendwa</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Column: whether a platform is in sync.</extracomment>
        <translation>Mamiriro</translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>Column: name of a platform.</extracomment>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Column: version number.</extracomment>
        <translation>Vhezheni</translation>
    </message>
    <message>
        <source>Behind</source>
        <extracomment>Column: how many versions behind.</extracomment>
        <translation>Zvasara</translation>
    </message>
    <message>
        <source>Errors</source>
        <extracomment>Column: share of failed requests.</extracomment>
        <translation>Zvikanganiso</translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>Column: changes that are not acknowledged yet.</extracomment>
        <translation>Mutsetse</translation>
    </message>
    <message>
        <source>Devices</source>
        <extracomment>Column: number of connected devices.</extracomment>
        <translation>Midziyo</translation>
    </message>
    <message>
        <source>Last sync</source>
        <extracomment>Column: when it last acknowledged something.</extracomment>
        <translation>Kuenderana kwekupedzisira</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformsChart</name>
    <message>
        <source>Not said</source>
        <extracomment>A series: learners whose app did not say its platform.</extracomment>
        <translation>Hazvina kutaurwa</translation>
    </message>
    <message>
        <source>Learners by platform</source>
        <translation>Vadzidzi nepuratifomu</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformsPage</name>
    <message>
        <source>&amp;Sync</source>
        <extracomment>A button with a menu: force sync, clear local content.</extracomment>
        <translation>&amp;Enderanisa</translation>
    </message>
    <message>
        <source>Force a sync, or clear local content</source>
        <translation>Manikidza kuenderanisa, kana kudzima zviri mumudziyo</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many rows of a table are shown, and how many there are.</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Chengeta tafura</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Zvachengetwa se%1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 haina kukwanisa kunyorwa.</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Mapuratifomu</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Sefa</translation>
    </message>
    <message>
        <source>Filter platforms</source>
        <translation>Sefa mapuratifomu</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Makoramu</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Sarudza makoramu</translation>
    </message>
    <message>
        <source>Copy the &amp;table</source>
        <translation>Kopa &amp;tafura</translation>
    </message>
    <message>
        <source>Save the table as CS&amp;V...</source>
        <translation>Chengeta tafura seCS&amp;V...</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>A tab: how the platforms are now</extracomment>
        <translation>Izvozvi</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>Mashandisirwo</translation>
    </message>
</context>
<context>
    <name>Batanidza::PlayButton</name>
    <message>
        <source>No word</source>
        <translation>Hapana shoko</translation>
    </message>
    <message>
        <source>Play</source>
        <extracomment>For screen readers: %1 a word</extracomment>
        <translation>Ridza</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Misa</translation>
    </message>
    <message>
        <source>Could not be played</source>
        <translation>Hazvina kugona kuridzwa</translation>
    </message>
    <message>
        <source>No sound: [%1]</source>
        <extracomment>%1 a pronunciation in IPA; nothing can be heard here</extracomment>
        <translation>Hapana inzwi: [%1]</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Hapana inzwi</translation>
    </message>
    <message>
        <source>Play variant “%1”</source>
        <extracomment>%1 another form of the word, by a person</extracomment>
        <translation>Ridza rimwe shoko “%1”</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>Inzwi rakagadzirwa</translation>
    </message>
    <message>
        <source>Play (synthetic voice)</source>
        <translation>Ridza (inzwi rakagadzirwa)</translation>
    </message>
    <message>
        <source>This window has no sound.</source>
        <translation>Hwindo iri harina inzwi.</translation>
    </message>
    <message>
        <source>No player is on this computer: install ffmpeg (ffplay) or alsa-utils (aplay).</source>
        <translation>Hapana chinoridza pakombiyuta ino: isa ffmpeg (ffplay) kana alsa-utils (aplay).</translation>
    </message>
    <message>
        <source>There is no recording here, and no synthetic voice on this computer: install espeak-ng.</source>
        <translation>Hapana chakarekodhwa pano, uye kombiyuta ino haina inzwi rakagadzirwa: isa espeak-ng.</translation>
    </message>
    <message>
        <source>There is no recording here, and no synthetic voice can say these letters.</source>
        <translation>Hapana chakarekodhwa pano, uye hapana inzwi rakagadzirwa rinogona kududza mabhii aya.</translation>
    </message>
    <message>
        <source>There is no word to play.</source>
        <translation>Hapana shoko rekuridza.</translation>
    </message>
    <message>
        <source>“%1” is being played.</source>
        <translation>“%1” riri kuridzwa.</translation>
    </message>
    <message>
        <source>A person says “%1”.</source>
        <translation>Munhu ari kuti “%1”.</translation>
    </message>
    <message>
        <source>A person says “%1”, a variant of “%2”.</source>
        <translation>Munhu ari kuti “%1”, rimwe shoko rinoreva “%2”.</translation>
    </message>
    <message>
        <source>A synthetic voice was recorded for “%1”. It is no model for tone.</source>
        <translation>Inzwi rakagadzirwa rakarekodhwa pa“%1”. Harisi muenzaniso wemutsindo.</translation>
    </message>
    <message>
        <source>A synthetic voice says “%1” at one pitch: its tone is not known.</source>
        <translation>Inzwi rakagadzirwa rinoti “%1” nemutsindo mumwe: mutsindo wacho hauzivikanwi.</translation>
    </message>
    <message>
        <source>A synthetic voice says “%1”. It is no model for tone.</source>
        <translation>Inzwi rakagadzirwa rinoti “%1”. Harisi muenzaniso wemutsindo.</translation>
    </message>
    <message>
        <source>The recording was made for another spelling and is withheld.</source>
        <translation>Zvakarekodhwa zvakaitirwa chimwe chiperengo, saka hazvisi kuridzwa.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A button: %1 whose word, such as A; %2 what it does</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewChooser</name>
    <message>
        <source>%1, as it is now</source>
        <extracomment>%1 a version: &quot;v43&quot;</extracomment>
        <translation>%1, sezvairi iye zvino</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 a version, %2 a time, %3 a person</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Result of conflict %1 (%2)</source>
        <extracomment>%1 the name of a conflict, %2 a person</extracomment>
        <translation>Zvabuda pakupokana %1 (%2)</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>Zvanyorwa, zvisati zvachengetwa</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Hapana</translation>
    </message>
    <message>
        <source>&amp;Lesson</source>
        <translation>&amp;Chidzidzo</translation>
    </message>
    <message>
        <source>Lesson to preview</source>
        <translation>Chidzidzo chekutarisa</translation>
    </message>
    <message>
        <source>Id or title; Down lists them</source>
        <translation>Zita kana musoro; Pasi inozviratidza</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Vhezheni</translation>
    </message>
    <message>
        <source>Version to preview</source>
        <translation>Vhezheni yekutarisa</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Enzanisa ne</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Enzanisa ne</translation>
    </message>
    <message>
        <source>Text %1 %</source>
        <extracomment>%1 a number: size of text in percent</extracomment>
        <translation>Mavara %1 %</translation>
    </message>
    <message>
        <source>Text size of the frames</source>
        <translation>Ukuru hwemavara emafuremu</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Mwenje</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Rima</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Musiyano mukuru</translation>
    </message>
    <message>
        <source>Theme of the frames</source>
        <translation>Mavara nemwenje wemafuremu</translation>
    </message>
    <message>
        <source>English</source>
        <translation>ChiRungu</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>ChiShona</translation>
    </message>
    <message>
        <source>Language of the frames</source>
        <translation>Mutauro wemafuremu</translation>
    </message>
    <message>
        <source>Fit</source>
        <extracomment>Frames share the width of the window</extracomment>
        <translation>Kwanisa</translation>
    </message>
    <message>
        <source>100 %</source>
        <extracomment>Frames in the size of the devices</extracomment>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Scale of the frames</source>
        <translation>Ukuru hwemafuremu</translation>
    </message>
    <message>
        <source>Approximate layout; the exact data is in Payload.</source>
        <translation>Marongerwo ari pedyo nechokwadi; zvinotumirwa chaizvo zviri muZvinotumirwa.</translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewExport</name>
    <message>
        <source>Picture (*.png)</source>
        <translation>Mufananidzo (*.png)</translation>
    </message>
    <message>
        <source>For printing (*.pdf)</source>
        <translation>Yekudhinda (*.pdf)</translation>
    </message>
    <message>
        <source>All frames as a page (*.html)</source>
        <translation>Mafuremu ose sepeji (*.html)</translation>
    </message>
    <message>
        <source>The web&apos;s own page (*.web.html)</source>
        <translation>Peji rewebhu chairo (*.web.html)</translation>
    </message>
    <message>
        <source>Payload of the chosen platform (*.json)</source>
        <translation>Zvinotumirwa kupuratifomu yasarudzwa (*.json)</translation>
    </message>
    <message>
        <source>Save the preview</source>
        <translation>Chengeta zviri kuonekwa</translation>
    </message>
    <message>
        <source>Print the preview</source>
        <translation>Dhinda zviri kuonekwa</translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewFrames</name>
    <message numerus="yes">
        <source>%1, %n warning(s)</source>
        <translation>
            <numerusform>%1, yambiro %n</numerusform>
            <numerusform>%1, yambiro %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 %3x%4</source>
        <extracomment>%1 the number of its key, %2 a platform, %3 and %4 width and height of its screen</extracomment>
        <translation>%1 %2 %3x%4</translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewPage</name>
    <message>
        <source>&amp;Play on this device</source>
        <extracomment>Plays how the chosen word sounds on the chosen device</extracomment>
        <translation>&amp;Ridza pamudziyo uyu</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>Zvachengetwa se%1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 haina kukwanisa kunyorwa.</translation>
    </message>
    <message>
        <source>There is nothing to look at.</source>
        <translation>Hapana chekutarisa.</translation>
    </message>
    <message>
        <source>%1, all decided.</source>
        <extracomment>%1 &quot;Result of conflict 812&quot;</extracomment>
        <translation>%1, zvese zvasarudzwa.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n undecided question(s) show what the lesson says now.</source>
        <extracomment>%n questions; %1 &quot;Result of conflict 812&quot;</extracomment>
        <translation>
            <numerusform>%1: mubvunzo %n usati wasarudzwa unoratidza zviri muchidzidzo iye zvino.</numerusform>
            <numerusform>%1: mibvunzo %n isati yasarudzwa inoratidza zviri muchidzidzo iye zvino.</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft, not saved: no platform has it.</source>
        <translation>Zvanyorwa, zvisati zvachengetwa: hapana puratifomu inazvo.</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <extracomment>%1 a version: &quot;v43&quot;, %2 &quot;12 min ago&quot;</extracomment>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>%1 by %2, %3.</source>
        <extracomment>%1 a version: &quot;v43&quot;, %2 a person, %3 &quot;12 min ago&quot;</extracomment>
        <translation>%1 na%2, %3.</translation>
    </message>
    <message>
        <source>%1 is there now; F5 shows it.</source>
        <extracomment>%1 a version: &quot;v44&quot;; F5 is a key</extracomment>
        <translation>%1 yavepo iye zvino; F5 inoiratidza.</translation>
    </message>
    <message>
        <source>Another one is being made ...</source>
        <translation>Imwe iri kugadzirwa ...</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>Zvekuratidza hazvina kukwanisa kugadzirwa.</translation>
    </message>
    <message>
        <source>The token of this window may not read lessons of that engine: it takes one of curriculum staff or of an operator.</source>
        <translation>Chiratidzo chehwindo iri hachibvumirwi kuverenga zvidzidzo zveinjini iyoyo: panodiwa chevarongi vezvidzidzo kana chemufambisi.</translation>
    </message>
    <message>
        <source>It is no lesson: every platform gets it as it is.</source>
        <translation>Hachisi chidzidzo: puratifomu yega yega inochiwana sezvachiri.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Edza zvakare</translation>
    </message>
    <message>
        <source>Choose a lesson (Ctrl+O).</source>
        <translation>Sarudza chidzidzo (Ctrl+O).</translation>
    </message>
    <message>
        <source>Here it stands on all five devices as each would show it, with what was left out and by which rule.</source>
        <translation>Pano chinoonekwa pamidziyo yose mishanu sekuchiratidza kweumwe neumwe, nezvasiyiwa nemutemo wazvisiya.</translation>
    </message>
    <message>
        <source>Choose a lesson</source>
        <translation>Sarudza chidzidzo</translation>
    </message>
    <message>
        <source>Making the preview ...</source>
        <translation>Zviri kugadzirwa ...</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>Chinongedzo chakopwa.</translation>
    </message>
    <message>
        <source>&amp;Open lesson</source>
        <extracomment>Menu: choose a lesson to preview</extracomment>
        <translation>&amp;Vhura chidzidzo</translation>
    </message>
    <message>
        <source>Next &amp;warning</source>
        <translation>&amp;Yambiro inotevera</translation>
    </message>
    <message>
        <source>Frames &amp;fit the window</source>
        <translation>Mafuremu anokwana mu&amp;hwindo</translation>
    </message>
    <message>
        <source>Open the chosen &amp;field</source>
        <translation>Vhura &amp;chikamu chasarudzwa</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>Kopa chi&amp;nongedzo</translation>
    </message>
    <message>
        <source>&amp;Save the preview ...</source>
        <translation>&amp;Chengeta zviri kuonekwa ...</translation>
    </message>
    <message>
        <source>Preview</source>
        <comment>Page of the window</comment>
        <translation>Maonekero</translation>
    </message>
    <message>
        <source>The preview went to the printer.</source>
        <translation>Zviri kuonekwa zvaenda kumuchina wekudhinda.</translation>
    </message>
    <message>
        <source>The printer did not take the preview.</source>
        <translation>Muchina wekudhinda hauna kutambira zviri kuonekwa.</translation>
    </message>
    <message>
        <source>P&amp;rint the preview ...</source>
        <translation>&amp;Dhinda zviri kuonekwa ...</translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewTabs</name>
    <message numerus="yes">
        <source>%n file(s) beside it, %1</source>
        <extracomment>%n files; %1 their size: &quot;120 kB&quot;</extracomment>
        <translation>
            <numerusform>faira %n parutivi, %1</numerusform>
            <numerusform>mafaira %n parutivi, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>together at most %1</source>
        <extracomment>%1 a size: the most that body and files may have together</extracomment>
        <translation>pamwe chete zvisapfuura %1</translation>
    </message>
    <message>
        <source>It is compared with itself.</source>
        <translation>Iri kuenzaniswa neyayo pachayo.</translation>
    </message>
    <message>
        <source>Choose what to compare with.</source>
        <translation>Sarudza chekuenzanisa nacho.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of %1 differ from %2.</source>
        <extracomment>%n fields; %1 a platform, %2 what it is compared with: &quot;v41&quot;, &quot;Web&quot;</extracomment>
        <translation>
            <numerusform>Chikamu %n che%1 chakasiyana ne%2.</numerusform>
            <numerusform>Zvikamu %n zve%1 zvakasiyana ne%2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Name of a tab: %1 what it shows, %2 how many</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Tsoka</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Zvinotumirwa</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Misiyano</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Yambiro</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Zvikamu zvese</translation>
    </message>
    <message>
        <source>Changed or left out</source>
        <translation>Zvachinjwa kana kusiyiwa</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Zvekutarisa</translation>
    </message>
    <message>
        <source>Which lines of the trace</source>
        <translation>Mitsetse ipi yetsoka</translation>
    </message>
    <message>
        <source>Only what is chosen</source>
        <translation>Zvasarudzwa chete</translation>
    </message>
    <message>
        <source>Trace, payload, differences and warnings</source>
        <translation>Tsoka, zvinotumirwa, misiyano neyambiro</translation>
    </message>
    <message>
        <source>There is nothing to look at: nothing is cut, missing or too large.</source>
        <translation>Hapana chekutarisa: hapana chakachekwa, chisipo kana chakakurisa.</translation>
    </message>
</context>
<context>
    <name>Batanidza::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>A page of the window, and how many things wait there for a person.</extracomment>
        <translation>
            <numerusform>%1, %n chakamirira</numerusform>
            <numerusform>%1, %n zvakamirira</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>The name of a page and its key, as in &quot;Overview (Ctrl+1)&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Batanidza::RangeBar</name>
    <message>
        <source>Show the last %1</source>
        <extracomment>%1 is a length of time: the range that the charts show.</extracomment>
        <translation>Ratidza %1 yapfuura</translation>
    </message>
    <message>
        <source>%1. Shorter and longer: [ and ] in a chart.</source>
        <translation>%1. Zvipfupi nezvakareba: [ na ] mugirafu.</translation>
    </message>
    <message>
        <source>From – to…</source>
        <extracomment>Button: choose from when to when the charts go</extracomment>
        <translation>Kubva – kusvika…</translation>
    </message>
    <message>
        <source>Choose from when to when</source>
        <translation>Sarudza kubva riini kusvika riini</translation>
    </message>
    <message>
        <source>%1. In a chart: draw with the mouse, or pin two times and press Z; Page Up and Page Down move, L goes back to now.</source>
        <translation>%1. Mugirafu: dhirowa nemausi, kana kumaka nguva mbiri wodzvanya Z; Page Up nePage Down zvinofambisa, L inodzokera kuizvozvi.</translation>
    </message>
</context>
<context>
    <name>Batanidza::ResyncActions</name>
    <message>
        <source>all platforms</source>
        <translation>mapuratifomu ose</translation>
    </message>
    <message>
        <source>Clear the local content of %1? Devices: %2. They drop and fetch again %3 items, about %4. This cannot be undone; edits that were not sent are kept.</source>
        <extracomment>%1 device or platform, %2 number of devices, %3 of items, %4 a size</extracomment>
        <translation>Dzima zviri mumudziyo we%1? Midziyo: %2. Inorasa yotora zvakare zvinhu %3, zvinosvika %4. Izvi hazvidzosereki; shanduko dzisati dzatumirwa dzinochengetwa.</translation>
    </message>
    <message>
        <source>Force a sync of %1? Devices: %2. They compare %3 items, about %4.</source>
        <translation>Manikidza kuenderanisa %1? Midziyo: %2. Inoenzanisa zvinhu %3, zvinosvika %4.</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Dzima</translation>
    </message>
    <message>
        <source>&amp;Force sync</source>
        <translation>&amp;Manikidza kuenderanisa</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Regera</translation>
    </message>
    <message>
        <source>Ordered: %1 clears its content, now or when it next connects.</source>
        <translation>Zvarayirwa: %1 inodzima zvirimo, iye zvino kana painobatana zvakare.</translation>
    </message>
    <message>
        <source>Ordered: %1 compares its content, now or when it next connects.</source>
        <translation>Zvarayirwa: %1 inoenzanisa zvirimo, iye zvino kana painobatana zvakare.</translation>
    </message>
    <message>
        <source>&amp;Force sync...</source>
        <translation>&amp;Manikidza kuenderanisa...</translation>
    </message>
    <message>
        <source>Force sync of &amp;all platforms...</source>
        <translation>Manikidza kuenderanisa m&amp;apuratifomu ose...</translation>
    </message>
    <message>
        <source>&amp;Clear local content...</source>
        <translation>&amp;Dzima zviri mumudziyo...</translation>
    </message>
    <message>
        <source>Clear local content of all &amp;platforms...</source>
        <translation>Dzima zviri mumidziyo yema&amp;puratifomu ose...</translation>
    </message>
    <message>
        <source>The chosen device, or all of the chosen platform, compares its content with this engine&apos;s</source>
        <translation>Mudziyo wasarudzwa, kana yose yepuratifomu yasarudzwa, unoenzanisa zvirimo nezveinjini ino</translation>
    </message>
    <message>
        <source>The chosen device, or all of the chosen platform, drops its content and fetches it again</source>
        <translation>Mudziyo wasarudzwa, kana yose yepuratifomu yasarudzwa, unorasa zvirimo wozvitora zvakare</translation>
    </message>
    <message>
        <source>Drain this engine? Devices connected: %1. They are told to come back later, what they sent is kept, and nobody gets in until it is started again.</source>
        <translation>Vhara injini ino? Midziyo yakabatana: %1. Inoudzwa kuti idzoke gare gare, zvayakatumira zvinochengetwa, uye hapana anopinda kusvikira yatangwa zvakare.</translation>
    </message>
    <message>
        <source>&amp;Drain</source>
        <translation>&amp;Vhara</translation>
    </message>
    <message>
        <source>Drained: everybody was told, and what was taken is kept.</source>
        <translation>Yavharwa: vose vaudzwa, uye zvakatorwa zvachengetwa.</translation>
    </message>
    <message>
        <source>&amp;Drain this engine...</source>
        <translation>&amp;Vhara injini ino...</translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsConnections</name>
    <message>
        <source>This window shows the engine that runs in it.</source>
        <translation>Hwindo iri rinoratidza injini inomhanya mariri.</translation>
    </message>
    <message>
        <source>ws:// beyond this machine is plain text: everybody on the way could read the token. Use wss://, or tick the box.</source>
        <translation>ws:// kunze kwekombiyuta ino haina kuvanzwa: ani naani ari munzira anogona kuverenga kiyi yekupinda. Shandisa wss://, kana kuti maka kabhokisi.</translation>
    </message>
    <message>
        <source>Not kept: an address looks like wss://HOST:7300, a tenant like demo, and the token is one line. (%1)</source>
        <extracomment>%1 the engine&apos;s own words</extracomment>
        <translation>Hazvina kuchengetwa: kero yakaita sa wss://HOST:7300, chikoro chakaita sa demo, uye kiyi yekupinda mutsara mumwe. (%1)</translation>
    </message>
    <message>
        <source>%1 is kept. Its token is in a file that only you can read.</source>
        <extracomment>%1 an address</extracomment>
        <translation>%1 yachengetwa. Kiyi yayo yekupinda iri mufaira rinoverengwa newe woga.</translation>
    </message>
    <message>
        <source>%1 is forgotten, with its token.</source>
        <extracomment>%1 an address</extracomment>
        <translation>%1 yakanganwika, pamwe nekiyi yayo yekupinda.</translation>
    </message>
    <message>
        <source>A window on %1 opens.</source>
        <extracomment>%1 an address</extracomment>
        <translation>Hwindo re%1 riri kuvhurwa.</translation>
    </message>
    <message>
        <source>The other window could not be opened.</source>
        <translation>Rimwe hwindo harina kukwanisa kuvhurwa.</translation>
    </message>
    <message>
        <source>Engines that run elsewhere. Each opens in a window of its own; what runs here goes on.</source>
        <translation>Injini dzinomhanya kumwe. Imwe neimwe inovhurika muhwindo rayo; zvinomhanya pano zvinoenderera.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Kero</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Chikoro</translation>
    </message>
    <message>
        <source>Known connections</source>
        <translation>Zvakabatana zvinozivikanwa</translation>
    </message>
    <message>
        <source>&amp;Open a window</source>
        <translation>&amp;Vhura hwindo</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Bvisa</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Kero</translation>
    </message>
    <message>
        <source>Te&amp;nant</source>
        <translation>Chi&amp;koro</translation>
    </message>
    <message>
        <source>To&amp;ken</source>
        <translation>Kiyi &amp;yekupinda</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Kiyi yekupinda</translation>
    </message>
    <message>
        <source>Allow ws:// beyond this machine (plain text)</source>
        <translation>Bvumira ws:// kunze kwekombiyuta ino (isina kuvanzwa)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Wedzera</translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsKeys</name>
    <message>
        <source>no key</source>
        <extracomment>Read aloud for an action that has no key</extracomment>
        <translation>hapana kiyi</translation>
    </message>
    <message>
        <source>It has its usual keys.</source>
        <translation>Ine makiyi ayo enguva dzose.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has these keys already.</source>
        <extracomment>%1 is the name of another action</extracomment>
        <translation>&quot;%1&quot; yatova nemakiyi aya.</translation>
    </message>
    <message>
        <source>Every action of the menu bar. Choose one, type new keys, and set them.</source>
        <translation>Zviito zvose zvemumenyu. Sarudza chimwe, dzvanya makiyi matsva, woaisa.</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Head of a column: what can be done</extracomment>
        <translation>Chiito</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>Head of a column: keys of the keyboard</extracomment>
        <translation>Makiyi</translation>
    </message>
    <message>
        <source>&amp;New keys</source>
        <translation>&amp;Makiyi matsva</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Makiyi matsva</translation>
    </message>
    <message>
        <source>Set</source>
        <extracomment>Button: use the typed keys for the chosen action</extracomment>
        <translation>Isa</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <extracomment>Button: go back to the keys that an action has from the start</extracomment>
        <translation>Makiyi enguva dzose</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Zviito nemakiyi azvo</translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsModel</name>
    <message>
        <source>%1 Value: %2. Allowed: %3.</source>
        <extracomment>Read aloud: %1 what a setting means, %2 its value, %3 the values it may have</extracomment>
        <translation>%1 Chiri pano: %2. Zvinobvumirwa: %3.</translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>Values of a setting that is switched on or off</extracomment>
        <translation>zvakabatidzwa</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>Values of a setting that is switched on or off</extracomment>
        <translation>hapana</translation>
    </message>
    <message>
        <source>read when the engine starts</source>
        <extracomment>A setting that cannot change while the engine runs</extracomment>
        <translation>zvinoverengwa injini painotanga</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>kubatidza kana kudzima</translation>
    </message>
    <message>
        <source>text</source>
        <extracomment>What a setting may hold: words or names</extracomment>
        <translation>chinyorwa</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The values a setting may have: from %1 to %2</extracomment>
        <translation>%1 kusvika %2</translation>
    </message>
    <message>
        <source>Setting</source>
        <extracomment>Head of a column: the name of a setting</extracomment>
        <translation>Gadziriro</translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>Head of a column: what a setting is set to</extracomment>
        <translation>Chiri pano</translation>
    </message>
    <message>
        <source>Allowed</source>
        <extracomment>Head of a column: the values that are allowed</extracomment>
        <translation>Zvinobvumirwa</translation>
    </message>
    <message>
        <source>Meaning</source>
        <extracomment>Head of a column: what a setting means</extracomment>
        <translation>Zvazvinoreva</translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsPage</name>
    <message>
        <source>Language</source>
        <extracomment>What Undo names: the change of a setting</extracomment>
        <translation>Mutauro</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>What Undo names: the change of a setting</extracomment>
        <translation>Mavara</translation>
    </message>
    <message>
        <source>Less motion</source>
        <extracomment>What Undo names: the change of a setting</extracomment>
        <translation>Kufamba kushoma</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuru hwechinyorwa</translation>
    </message>
    <message>
        <source>Keys of &quot;%1&quot;</source>
        <translation>Makiyi e&quot;%1&quot;</translation>
    </message>
    <message>
        <source>Your name</source>
        <extracomment>What Undo names: the change of a setting</extracomment>
        <translation>Zita rako</translation>
    </message>
    <message>
        <source>%1 stays as it was. %2 (%3)</source>
        <extracomment>%1 the name of a setting, %2 a sentence, %3 the engine&apos;s own words</extracomment>
        <translation>%1 inoramba yakadaro. %2 (%3)</translation>
    </message>
    <message>
        <source>Reading the settings ...</source>
        <translation>Magadziriro ari kuverengwa ...</translation>
    </message>
    <message>
        <source>The settings could not be read. %1 Press F5 to try again.</source>
        <translation>Magadziriro haana kukwanisa kuverengwa. %1 Dzvanya F5 kuti uedze zvakare.</translation>
    </message>
    <message>
        <source>This engine has nothing that can be set while it runs.</source>
        <translation>Injini iyi haina chingagadziriswa ichishanda.</translation>
    </message>
    <message>
        <source>Copied. Paste it into your letter.</source>
        <translation>Zvakopwa. Zvinamire mutsamba yako.</translation>
    </message>
    <message>
        <source>Not copied. %1</source>
        <translation>Hazvina kukopwa. %1</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>As the computer is set</extracomment>
        <translation>Sezviri pakombiyuta</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>A set of colours</extracomment>
        <translation>Mwenje</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>A set of colours</extracomment>
        <translation>Rima</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Musiyano mukuru</translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>Whether motion on the screen is reduced</extracomment>
        <translation>Hongu</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>Whether motion on the screen is reduced</extracomment>
        <translation>Kwete</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <extracomment>Tab of the settings</extracomment>
        <translation>&amp;Zvose</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <extracomment>Tab of the settings: colours, text size</extracomment>
        <translation>&amp;Chitarisiko</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <extracomment>Tab of the settings: keys of the keyboard</extracomment>
        <translation>&amp;Makiyi</translation>
    </message>
    <message>
        <source>&amp;Targets and engine</source>
        <extracomment>Tab of the settings: targets and limits</extracomment>
        <translation>&amp;Zvinangwa neinjini</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <extracomment>Tab of the settings</extracomment>
        <translation>Mi&amp;dziyo</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <extracomment>Tab of the settings: terms in both languages</extracomment>
        <translation>Ma&amp;zwi</translation>
    </message>
    <message>
        <source>&amp;Support</source>
        <extracomment>Tab of the settings: for a letter to those who help</extracomment>
        <translation>&amp;Rubatsiro</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Magadziriro</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Zvikamu zvemagadziriro</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Zita rako</translation>
    </message>
    <message>
        <source>Tendai Moyo</source>
        <translation>Tendai Moyo</translation>
    </message>
    <message>
        <source>It stands with each edit and import that you make here.</source>
        <translation>Rinonyorwa pashanduko yega yega nepakuunza kwaunoita pano.</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>M&amp;utauro</translation>
    </message>
    <message>
        <source>Each change applies at once. Ctrl+Z takes it back.</source>
        <translation>Shanduko yega yega inobva yashanda. Ctrl+Z inoidzosera.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Mavara</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>&amp;Ukuru hwechinyorwa</translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation>&amp;Kufamba kushoma</translation>
    </message>
    <message>
        <source>Press F2 on a value to change it. Values that are read when the engine starts can only be looked at here.</source>
        <translation>Dzvanya F2 pane chaunoda kuchinja. Zvinoverengwa injini painotanga zvinongotariswa pano.</translation>
    </message>
    <message>
        <source>Settings of the engine</source>
        <translation>Magadziriro einjini</translation>
    </message>
    <message>
        <source>If something is wrong, copy the diagnostics into a letter to those who help you. They hold versions, settings and counters: no secret, no lesson, and no name of a person.</source>
        <translation>Kana pane chakaipa, kopa zveongororo uzviise mutsamba kune vanokubatsira. Zvine vhezheni, magadziriro nezvakaverengwa: hazvina chakavanzika, chidzidzo, kana zita remunhu.</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Kopa zveongororo</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>Page of the window</comment>
        <translation>Magadziriro</translation>
    </message>
    <message>
        <source>C&amp;onnections</source>
        <extracomment>Tab of the settings: engines elsewhere</extracomment>
        <translation>Zvakaba&amp;tana</translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsWords</name>
    <message>
        <source>To bring the same lessons to all platforms.</source>
        <translation>Kuendesa zvidzidzo zvimwe chetezvo kumapuratifomu ose.</translation>
    </message>
    <message>
        <source>Two people changed the same thing; a person decides.</source>
        <translation>Vanhu vaviri vachinja chinhu chimwe chete; munhu ndiye anosarudza.</translation>
    </message>
    <message>
        <source>What is kept close by so that it need not be fetched again.</source>
        <translation>Zvinochengetwa pedyo kuti zvisatorwe zvakare.</translation>
    </message>
    <message>
        <source>One piece of the course: words, dialogue, notes, exercises.</source>
        <translation>Chikamu chimwe chekosi: mazwi, hurukuro, zviziviso, zvekuita.</translation>
    </message>
    <message>
        <source>A change that someone sends.</source>
        <translation>Shanduko inotumirwa nemunhu.</translation>
    </message>
    <message>
        <source>A lesson as it stands after one edit; versions are counted.</source>
        <translation>Chidzidzo sezvachiri mushure meshanduko imwe; vhezheni dzinoverengwa.</translation>
    </message>
    <message>
        <source>A kind of device: web, iOS, Android, desktop, watch.</source>
        <translation>Rudzi rwemudziyo: webhu, iOS, Android, kombiyuta, wachi.</translation>
    </message>
    <message>
        <source>One phone, watch, browser or computer that connects.</source>
        <translation>Foni, wachi, bhurauza kana kombiyuta imwe inobatana.</translation>
    </message>
    <message>
        <source>A secret by which a device is known. Treat it like a key.</source>
        <translation>Chakavanzika chinozivisa mudziyo. Chibate sekiyi.</translation>
    </message>
    <message>
        <source>The part that stores lessons and brings them to the platforms.</source>
        <translation>Chikamu chinochengeta zvidzidzo nekuzviendesa kumapuratifomu.</translation>
    </message>
    <message>
        <source>High or low pitch of a syllable; it can change what a word means.</source>
        <translation>Inzwi repamusoro kana repasi pachidimbu cheizwi; rinogona kuchinja zvarinoreva.</translation>
    </message>
    <message>
        <source>A copy from which everything can be restored.</source>
        <translation>Kopi inogona kudzorera zvose.</translation>
    </message>
    <message>
        <source>Words this window uses. The Shona terms are proposals until teachers have agreed on them.</source>
        <translation>Mazwi anoshandiswa nehwindo iri. Mazwi echiShona anongova mazano kusvikira vadzidzisi vabvumirana nawo.</translation>
    </message>
    <message>
        <source>English</source>
        <extracomment>Head of a column: what a word means</extracomment>
        <translation>ChiRungu</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>ChiShona</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Zvazvinoreva</translation>
    </message>
    <message>
        <source>Words in English and Shona</source>
        <translation>Mazwi muchiRungu nemuchiShona</translation>
    </message>
</context>
<context>
    <name>Batanidza::SpanEntry</name>
    <message>
        <source>The end must lie behind the beginning.</source>
        <translation>Magumo anofanira kuva mushure mekutanga.</translation>
    </message>
    <message>
        <source>At least %1 must lie between beginning and end.</source>
        <extracomment>%1 a length of time</extracomment>
        <translation>Panofanira kuva ne%1 kana kudarika pakati pekutanga nemagumo.</translation>
    </message>
    <message>
        <source>The end lies in the future: nothing is known of it yet.</source>
        <translation>Magumo ari mune ramangwana: hapana chati chazivikanwa.</translation>
    </message>
    <message>
        <source>Only the last %1 are kept: the beginning must not lie before %2.</source>
        <extracomment>%1 a length of time, such as &quot;30 days&quot;, %2 a date</extracomment>
        <translation>Panochengetwa %1 apfuura chete: kutanga hakufanire kuva pamberi pe%2.</translation>
    </message>
    <message>
        <source>From when to when</source>
        <translation>Kubva riini kusvika riini</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Field: where a span of time begins</extracomment>
        <translation>Kubva</translation>
    </message>
    <message>
        <source>To</source>
        <extracomment>Field: where a span of time ends</extracomment>
        <translation>Kusvika</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>Button: show that span of time</extracomment>
        <translation>Ratidza</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanzura</translation>
    </message>
    <message>
        <source>Local time: %1</source>
        <extracomment>Under two fields with date and time; %1 a time zone: &quot;CAT, UTC+02:00&quot;</extracomment>
        <translation>Nguva yenzvimbo ino: %1</translation>
    </message>
</context>
<context>
    <name>Batanidza::StartFailure</name>
    <message>
        <source>Batanidza could not start</source>
        <translation>Batanidza haina kukwanisa kutanga</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Zvakadzama</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: ends the program</extracomment>
        <translation>Vhara</translation>
    </message>
</context>
<context>
    <name>Batanidza::StartPage</name>
    <message>
        <source>The import was stopped.</source>
        <translation>Kuunza kwamiswa.</translation>
    </message>
    <message>
        <source>Only a folder or a .zip file of lessons can be imported.</source>
        <translation>Panongounzwa forodha kana faira re.zip rine zvidzidzo.</translation>
    </message>
    <message>
        <source>Please give your name first.</source>
        <translation>Ndapota tanga wapa zita rako.</translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation>Forodha yezvidzidzo</translation>
    </message>
    <message>
        <source>Zip file of lessons</source>
        <translation>Faira rezip rezvidzidzo</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Mafaira ezip (*.zip)</translation>
    </message>
    <message>
        <source>Welcome to Batanidza</source>
        <translation>Mauya kuBatanidza</translation>
    </message>
    <message>
        <source>Batanidza keeps Shona lessons in step on all platforms, and shows you whether they are.</source>
        <translation>Batanidza inoita kuti zvidzidzo zvechiShona zvienderane pamapuratifomu ose, uye inokuratidza kana zvakadaro.</translation>
    </message>
    <message>
        <source>What is your &amp;name?</source>
        <translation>&amp;Zita rako ndiani?</translation>
    </message>
    <message>
        <source>Tendai Moyo</source>
        <translation>Tendai Moyo</translation>
    </message>
    <message>
        <source>It stands with each edit that you make. You can change it in Settings.</source>
        <translation>Rinonyorwa pashanduko yega yega yaunoita. Unogona kurichinja muMagadziriro.</translation>
    </message>
    <message>
        <source>Where do the lessons come from?</source>
        <translation>Zvidzidzo zvinobva kupi?</translation>
    </message>
    <message>
        <source>Take the &amp;sample course</source>
        <translation>&amp;Tora kosi yemuenzaniso</translation>
    </message>
    <message>
        <source>Import a &amp;folder ...</source>
        <translation>Unza &amp;forodha ...</translation>
    </message>
    <message>
        <source>Import a &amp;zip file ...</source>
        <translation>Unza faira re&amp;zip ...</translation>
    </message>
    <message>
        <source>Start &amp;empty</source>
        <translation>Tanga &amp;pasina chinhu</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>&amp;Vhura muenzaniso</translation>
    </message>
    <message>
        <source>Lessons about everyday topics, with audio, to look around and to build on.</source>
        <translation>Zvidzidzo pamusoro pezvezuva nezuva, zvine inzwi, zvekutarisa nekuvakira pazviri.</translation>
    </message>
    <message>
        <source>Lessons and audio that you have on this computer.</source>
        <translation>Zvidzidzo nezvinonzwika zvauinazvo pakombiyuta ino.</translation>
    </message>
    <message>
        <source>The same, packed in one file.</source>
        <translation>Zvimwe chetezvo, zvakaiswa mufaira rimwe.</translation>
    </message>
    <message>
        <source>You can import later, on the Content page.</source>
        <translation>Unogona kuunza gare gare, papeji yeZvidzidzo.</translation>
    </message>
    <message>
        <source>Five devices that edit and read by themselves. Your own data stays apart.</source>
        <translation>Midziyo mishanu inochinja nekuverenga yoga. Data yako inogara yakaparadzana.</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Kufambira mberi kwekuunza</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>Page of the window</comment>
        <translation>Mavambo</translation>
    </message>
</context>
<context>
    <name>Batanidza::StatusLine</name>
    <message>
        <source>Starting</source>
        <translation>Kutanga</translation>
    </message>
    <message>
        <source>No news since %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>Hapana nhau kubva %1</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Kuvhara</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%n wakabatana</numerusform>
            <numerusform>%n yakabatana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) on the way</source>
        <translation>
            <numerusform>shanduko %n iri munzira</numerusform>
            <numerusform>shanduko %n dziri munzira</numerusform>
        </translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Hapana chati chaitika</translation>
    </message>
    <message>
        <source>Last event %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>Chekupedzisira %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Mamiriro</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Misa</translation>
    </message>
    <message>
        <source>Stops the first of the running jobs.</source>
        <translation>Zvinomisa basa rekutanga riri kuitika.</translation>
    </message>
    <message>
        <source>Progress of the running jobs</source>
        <translation>Kufambira mberi kwemabasa ari kuitika</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>basa %n</numerusform>
            <numerusform>mabasa %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>%1 a job, %2 a length of time</extracomment>
        <translation>%1, kwasara %2</translation>
    </message>
</context>
<context>
    <name>Batanidza::ThroughputChart</name>
    <message>
        <source>Delivered</source>
        <extracomment>A series: changes given to devices.</extracomment>
        <translation>Dzasvitswa</translation>
    </message>
    <message>
        <source>Committed</source>
        <extracomment>A series: edits made durable.</extracomment>
        <translation>Dzachengetwa</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>So many in a second, short.</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Zvinopfuura</translation>
    </message>
</context>
<context>
    <name>Batanidza::TokenModel</name>
    <message>
        <source>(no name)</source>
        <extracomment>A device nobody gave a name</extracomment>
        <translation>(hapana zita)</translation>
    </message>
    <message>
        <source>any</source>
        <extracomment>A device of any platform</extracomment>
        <translation>upi zvawo</translation>
    </message>
    <message>
        <source>valid</source>
        <extracomment>State of a device: it may come in</extracomment>
        <translation>unoshanda</translation>
    </message>
    <message>
        <source>expired</source>
        <extracomment>State of a device: its time is over</extracomment>
        <translation>nguva yapera</translation>
    </message>
    <message>
        <source>revoked</source>
        <extracomment>State of a device: a person took its right away</extracomment>
        <translation>mvumo yabviswa</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>Head of a column: the name of a device</extracomment>
        <translation>Mudziyo</translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>Head of a column: what a device may do</extracomment>
        <translation>Basa</translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>Head of a column</extracomment>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Head of a column: valid, expired or revoked</extracomment>
        <translation>Mamiriro</translation>
    </message>
    <message>
        <source>Until</source>
        <extracomment>Head of a column: until when a device may come in</extracomment>
        <translation>Kusvika</translation>
    </message>
</context>
<context>
    <name>Batanidza::ToneContour</name>
    <message>
        <source>high</source>
        <extracomment>Tone of a syllable</extracomment>
        <translation>pamusoro</translation>
    </message>
    <message>
        <source>low</source>
        <translation>pasi</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>hauzivikanwi</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n syllable(s): %2</source>
        <extracomment>%n syllables; %1 whose tones (&quot;Original&quot;), %2 the tones: &quot;low, high, high&quot;</extracomment>
        <translation>
            <numerusform>%1, chidimbu %n: %2</numerusform>
            <numerusform>%1, zvidimbu %n: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ToneEntry</name>
    <message>
        <source>Tone</source>
        <translation>Mutsindo</translation>
    </message>
    <message>
        <source>Not known. Type H or L for each syllable.</source>
        <translation>Hauzivikanwi. Nyora H kana L pachidimbu chimwe nechimwe.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many letters a tone pattern has, of how many it needs</extracomment>
        <translation>%1 pa%2</translation>
    </message>
</context>
<context>
    <name>Batanidza::VersionsChart</name>
    <message>
        <source>Not said</source>
        <extracomment>A series: learners whose app did not say its version.</extracomment>
        <translation>Hazvina kutaurwa</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>A series: all other versions of an app.</extracomment>
        <translation>Mamwe</translation>
    </message>
    <message>
        <source>Versions in use</source>
        <translation>Mavhezheni aripo</translation>
    </message>
</context>
<context>
    <name>Batanidza::WaitingEdits</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the title of a lesson, %2 a sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Made from version %1; the newest is version %2.</source>
        <translation>Yakaitwa kubva pavhezheni %1; itsva ndivhezheni %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait for a person</source>
        <translation>
            <numerusform>Shanduko %n yakamirira munhu</numerusform>
            <numerusform>Shanduko %n dzakamirira munhu</numerusform>
        </translation>
    </message>
    <message>
        <source>Edits that wait for a person</source>
        <translation>Shanduko dzakamirira munhu</translation>
    </message>
</context>
<context>
    <name>Batanidza::WindowActions</name>
    <message>
        <source>&amp;Undo %1</source>
        <extracomment>%1 is what would be undone.</extracomment>
        <translation>&amp;Dzosera %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Dzosera</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <extracomment>%1 is what would be done again.</extracomment>
        <translation>&amp;Itazve %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Itazve</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Faira</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Chinja</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Maonero</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <extracomment>Menu: to go to a page.</extracomment>
        <translation>&amp;Enda</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Zvishandiso</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Rubatsiro</translation>
    </message>
    <message>
        <source>&amp;Export what is shown...</source>
        <translation>&amp;Buditsa zviri kuratidzwa...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;uda</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopa</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Sefa</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Verenga zvakare</translation>
    </message>
    <message>
        <source>Fold the &amp;side list</source>
        <translation>Peta rundaza &amp;rwepadivi</translation>
    </message>
    <message>
        <source>Fold the list of &amp;pages</source>
        <translation>Peta rundaza rwema&amp;peji</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Chikamu chinotevera</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>Chikamu cha&amp;pfuura</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Dzokera</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Enda mberi</translation>
    </message>
    <message>
        <source>Find a &amp;command, page or lesson</source>
        <translation>&amp;Tsvaga murayiro, peji kana chidzidzo</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Kopa zve&amp;ongororo</translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation>&amp;Makiyi epeji iyi</translation>
    </message>
    <message>
        <source>&amp;About Batanidza</source>
        <translation>&amp;NezveBatanidza</translation>
    </message>
    <message>
        <source>&amp;High tone on the syllable before the cursor, or none</source>
        <translation>&amp;Mutsindo wepamusoro pachidimbu chiri kumberi kwekesa, kana kuti pasina</translation>
    </message>
</context>
<context>
    <name>Batanidza::WordImport</name>
    <message>
        <source>(not taken)</source>
        <extracomment>A column of a table that is not taken</extracomment>
        <translation>(haitorwi)</translation>
    </message>
    <message>
        <source>Example in Shona</source>
        <translation>Muenzaniso muchiShona</translation>
    </message>
    <message>
        <source>Example in English</source>
        <translation>Muenzaniso muChirungu</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Zviratidzo, zvakaparadzaniswa nekoma</translation>
    </message>
    <message>
        <source>Id of the lesson</source>
        <translation>Id yechidzidzo</translation>
    </message>
    <message>
        <source>There is no word in this row.</source>
        <translation>Hapana izwi mumutsara uyu.</translation>
    </message>
    <message>
        <source>This word stood in an earlier row.</source>
        <translation>Izwi iri ranga ratovapo mumutsara wapfuura.</translation>
    </message>
    <message>
        <source>The lesson has this word already.</source>
        <translation>Chidzidzo chatova neizwi iri.</translation>
    </message>
    <message>
        <source>This is no id of a lesson, such as sna.greet.001.</source>
        <translation>Iyi haisi id yechidzidzo, yakaita sesna.greet.001.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>What is wrong with a row of a table: %1 &quot;Error&quot;, %2 the column, %3 a sentence</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>taken</source>
        <extracomment>A row of a table gives a word</extracomment>
        <translation>ratorwa</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>Head of a column: the line in a file</extracomment>
        <translation>Mutsara</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Izwi</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Mutsindo</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Zvinoreva</translation>
    </message>
    <message>
        <source>IPA</source>
        <translation>IPA</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Head of a column: what became of a row</extracomment>
        <translation>Mhedzisiro</translation>
    </message>
    <message>
        <source>Words from %1</source>
        <translation>Mazwi kubva mu%1</translation>
    </message>
    <message>
        <source>Reading the file ...</source>
        <translation>Faira riri kuverengwa ...</translation>
    </message>
    <message>
        <source>The table could not be read: %1</source>
        <translation>Tafura haina kukwanisa kuverengwa: %1</translation>
    </message>
    <message>
        <source>What the column %1 is</source>
        <translation>Zviri mukoramu %1</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tebhu</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>semikoroni</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>koma</translation>
    </message>
    <message numerus="yes">
        <source>%1, separated by %2, %n row(s). Say what each column is.</source>
        <extracomment>%1 the encoding of a file, %2 &quot;comma&quot;, &quot;semicolon&quot; or &quot;tab&quot;</extracomment>
        <translation>
            <numerusform>%1, zvakaparadzaniswa ne%2, mutsara %n. Taura kuti koramu imwe neimwe chii.</numerusform>
            <numerusform>%1, zvakaparadzaniswa ne%2, mitsara %n. Taura kuti koramu imwe neimwe chii.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the drafts ...</source>
        <translation>Magwaro ari kugadzirwa ...</translation>
    </message>
    <message>
        <source>Checking the rows ...</source>
        <translation>Mitsara iri kuongororwa ...</translation>
    </message>
    <message>
        <source>Say which column holds the headword.</source>
        <translation>Taura kuti ndeipi koramu ine izwi guru.</translation>
    </message>
    <message>
        <source>No row gives a word.</source>
        <translation>Hapana mutsara unopa izwi.</translation>
    </message>
    <message>
        <source>These are words for %1 lessons; at most %2 are made at once. Split the file.</source>
        <translation>Aya mazwi ezvidzidzo %1; panogadzirwa %2 chete panguva imwe. Patsanura faira.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows give a word, for %n lesson(s).</source>
        <translation>
            <numerusform>Mitsara %1 pa%2 inopa izwi, kuchidzidzo %n.</numerusform>
            <numerusform>Mitsara %1 pa%2 inopa izwi, kuzvidzidzo %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n word(s)</source>
        <extracomment>Button: take words from a table</extracomment>
        <translation>
            <numerusform>Tora izwi %n</numerusform>
            <numerusform>Tora mazwi %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The lessons could not be read. %1</source>
        <translation>Zvidzidzo hazvina kukwanisa kuverengwa. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) were left out: the lesson has them already, or has 200 words.</source>
        <translation>
            <numerusform>Izwi %n rasiyiwa: chidzidzo chatova naro, kana chatova nemazwi 200.</numerusform>
            <numerusform>Mazwi %n asiyiwa: chidzidzo chatova nawo, kana chatova nemazwi 200.</numerusform>
        </translation>
    </message>
    <message>
        <source>Column</source>
        <extracomment>Head of a column: the name of a column in a file</extracomment>
        <translation>Koramu</translation>
    </message>
    <message>
        <source>First row</source>
        <extracomment>Head of a column: what the first row holds</extracomment>
        <translation>Mutsara wekutanga</translation>
    </message>
    <message>
        <source>Is</source>
        <extracomment>Head of a column: what a column of a file means</extracomment>
        <translation>Ndi</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Makoramu efaira</translation>
    </message>
    <message>
        <source>What each row gives</source>
        <translation>Zvinopiwa nemutsara wega wega</translation>
    </message>
    <message>
        <source>&amp;Lesson</source>
        <translation>&amp;Chidzidzo</translation>
    </message>
    <message>
        <source>Id of the lesson for the words</source>
        <translation>Id yechidzidzo chemazwi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanzura</translation>
    </message>
</context>
<context>
    <name>Batanidza::WordPanel</name>
    <message>
        <source>Choose a word or a note in a frame.</source>
        <translation>Sarudza izwi kana chiziviso mufuremu.</translation>
    </message>
    <message>
        <source>What search engines show</source>
        <translation>Zvinoratidzwa nenzvimbo dzekutsvaga</translation>
    </message>
    <message>
        <source>IPA</source>
        <translation>IPA</translation>
    </message>
    <message>
        <source>Phonetic</source>
        <extracomment>Name of a notation: as readers of English would say it</extracomment>
        <translation>Madudzirwo</translation>
    </message>
    <message>
        <source>Syllables</source>
        <extracomment>Name of a notation: the syllables of the word</extracomment>
        <translation>Zvidimbu</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Mutsindo</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>hauzivikanwi</translation>
    </message>
    <message>
        <source>What is written fits the word.</source>
        <translation>Zvakanyorwa zvinoenderana neizwi.</translation>
    </message>
    <message>
        <source>Does not fit the word: %1.</source>
        <translation>Hazvienderani neizwi: %1.</translation>
    </message>
    <message>
        <source>not shown. %1: %2</source>
        <extracomment>%1 the name of a rule (&quot;G5&quot;), %2 why, a sentence</extracomment>
        <translation>hazviratidzwi. %1: %2</translation>
    </message>
    <message>
        <source>not shown.</source>
        <translation>hazviratidzwi.</translation>
    </message>
    <message>
        <source>shown. %1: %2</source>
        <extracomment>%1 the name of a rule (&quot;G5&quot;), %2 why, a sentence</extracomment>
        <translation>zvinoratidzwa. %1: %2</translation>
    </message>
    <message>
        <source>shown.</source>
        <translation>zvinoratidzwa.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a platform, %2 what it makes of a word or a note</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The chosen word or note</source>
        <translation>Izwi kana chiziviso chasarudzwa</translation>
    </message>
    <message>
        <source>shown in part. %1: %2</source>
        <extracomment>%1 the name of a rule (&quot;G2&quot;), %2 why the rest is left out, a sentence</extracomment>
        <translation>chikamu chazvo chinoratidzwa. %1: %2</translation>
    </message>
</context>
<context>
    <name>CacheText</name>
    <message>
        <source>Longest unused first (LRU)</source>
        <translation>Chagara chisina kushandiswa (LRU)</translation>
    </message>
    <message>
        <source>Least used first (LFU)</source>
        <translation>Chishoma kushandiswa (LFU)</translation>
    </message>
    <message>
        <source>First to expire first (TTL)</source>
        <translation>Chinotanga kupera (TTL)</translation>
    </message>
    <message>
        <source>Least important first (priority)</source>
        <translation>Chisina kunyanya kukosha (priority)</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Zvinozvigadzirisa</translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>Where a cache keeps things.</extracomment>
        <translation>Ndangariro</translation>
    </message>
    <message>
        <source>Disk</source>
        <extracomment>Where a cache keeps things.</extracomment>
        <translation>Dhisiki</translation>
    </message>
    <message>
        <source>%1 as %2 gets it</source>
        <extracomment>%1: a lesson&apos;s id, %2: a platform.</extracomment>
        <translation>%1 sezvainowanikwa pa%2</translation>
    </message>
    <message>
        <source>%1, answer for %2</source>
        <extracomment>%1: a lesson&apos;s id, %2: a platform.</extracomment>
        <translation>%1, mhinduro ye%2</translation>
    </message>
    <message>
        <source>Stored text %1</source>
        <extracomment>%1: the start of a hash.</extracomment>
        <translation>Chinyorwa chakachengetwa %1</translation>
    </message>
    <message>
        <source>Changes from %1 on, for %2</source>
        <extracomment>%1: a place in the log of changes, a number; %2: a platform.</extracomment>
        <translation>Shanduko kubva pa%1, dze%2</translation>
    </message>
    <message>
        <source>No reads in the last hour</source>
        <translation>Hapana chaverengwa muawa rapfuura</translation>
    </message>
    <message>
        <source>Hit rate %1 of %2 reads, last %3</source>
        <translation>Zvawanikwa %1 pakuverenga %2, mu%3 yapfuura</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %3, %n entries</source>
        <translation>
            <numerusform>%1: %2 pa%3, chinhu %n</numerusform>
            <numerusform>%1: %2 pa%3, zvinhu %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, packed to %2</source>
        <translation>%1, zvakadzvanyirirwa ku%2</translation>
    </message>
    <message>
        <source>%1, nothing is written for a minute: the disk gave errors</source>
        <extracomment>%1: &quot;Disk: 1 MB of 2 MB&quot;</extracomment>
        <translation>%1, hapana chichanyorwa kwemineti: dhisiki rakakanganisa</translation>
    </message>
    <message>
        <source>%1, not asked for ten minutes: making anew is quicker</source>
        <extracomment>%1: &quot;Disk: 1 MB of 2 MB&quot;</extracomment>
        <translation>%1, haichabvunzwi kwemineti gumi: kugadzira patsva kunokurumidza</translation>
    </message>
    <message>
        <source>%1, read only</source>
        <extracomment>%1: &quot;Disk: 1 MB of 2 MB&quot;</extracomment>
        <translation>%1, inongoverengwa</translation>
    </message>
    <message>
        <source>Programs wait for memory: the cache keeps a tenth of its room</source>
        <translation>Zvirongwa zvakamirira ndangariro: nhunge yasara nechegumi chenzvimbo yayo</translation>
    </message>
    <message>
        <source>Programs wait for memory: the cache keeps three quarters of its room</source>
        <translation>Zvirongwa zvakamirira ndangariro: nhunge yasara nezvikamu zvitatu pazvina</translation>
    </message>
    <message>
        <source>The memory given to this engine is used up: the cache keeps a tenth</source>
        <translation>Ndangariro yakapihwa injini iyi yapera: nhunge yasara nechegumi</translation>
    </message>
    <message>
        <source>The memory given to this engine runs out: the cache keeps three quarters</source>
        <translation>Ndangariro yakapihwa injini iyi yoda kupera: nhunge yasara nezvikamu zvitatu pazvina</translation>
    </message>
    <message>
        <source>This machine has no memory left: the cache keeps a tenth of its room</source>
        <translation>Kombiyuta ino haisisina ndangariro: nhunge yasara nechegumi</translation>
    </message>
    <message>
        <source>This machine runs out of memory: the cache keeps three quarters</source>
        <translation>Ndangariro yekombiyuta ino yoda kupera: nhunge yasara nezvikamu zvitatu pazvina</translation>
    </message>
    <message>
        <source>Far above the memory limit in Settings: the cache keeps a tenth</source>
        <translation>Muganhu wendangariro uri muMagadziriro wapfuurwa zvikuru: nhunge yasara nechegumi</translation>
    </message>
    <message>
        <source>Above the memory limit in Settings: the cache keeps three quarters</source>
        <translation>Muganhu wendangariro uri muMagadziriro wapfuurwa: nhunge yasara nezvikamu zvitatu pazvina</translation>
    </message>
    <message>
        <source>Memory was short a moment ago</source>
        <translation>Ndangariro yanga iri shoma nguva pfupi yapfuura</translation>
    </message>
    <message>
        <source>This system does not say whether memory is short</source>
        <translation>Kombiyuta ino haitauri kana ndangariro iri shoma</translation>
    </message>
    <message>
        <source>Memory is not short</source>
        <translation>Ndangariro yakakwana</translation>
    </message>
    <message>
        <source>Nothing is made ready ahead: switched off in Settings</source>
        <translation>Hapana chinogadzirirwa: zvakadzimwa muMagadziriro</translation>
    </message>
    <message>
        <source>Making ready ahead rests: too much of it was never opened</source>
        <translation>Kugadzirira kwakamira: zvakawanda hazvina kuvhurwa</translation>
    </message>
    <message>
        <source>Nothing was made ready ahead yet</source>
        <translation>Hapana chati chagadzirirwa</translation>
    </message>
    <message>
        <source>Made ready ahead: %1, of it %2 opened, %3 in vain</source>
        <translation>Zvakagadzirirwa: %1, %2 zvakavhurwa, %3 pasina</translation>
    </message>
    <message numerus="yes">
        <source>%1: drops %n entries (%2). Nothing is lost; each takes about %3 to come back when it is read next.</source>
        <translation>
            <numerusform>%1: chinhu %n chinobviswa (%2). Hapana chinorasika; chinotora %3 kudzoka pachinozoverengwa.</numerusform>
            <numerusform>%1: zvinhu %n zvinobviswa (%2). Hapana chinorasika; chimwe nechimwe chinotora %3 kudzoka pachinozoverengwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, of which ours %2 of %3</source>
        <extracomment>%1: &quot;Memory: 41 MB of 50 MB&quot;; %2 and %3: what this school uses and may use of it.</extracomment>
        <translation>%1, zvedu %2 pa%3</translation>
    </message>
    <message>
        <source>it does not have the file</source>
        <translation>haina faira racho</translation>
    </message>
    <message>
        <source>it does not let us in, or the token cannot be read</source>
        <translation>haitibvumiri kupinda, kana kuti chiratidzo hachiverengeki</translation>
    </message>
    <message>
        <source>it sends elsewhere, which is not followed</source>
        <translation>inotitumira kumwe, uye hatiendiko</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>yakabatikana</translation>
    </message>
    <message>
        <source>no connection, or a bad one</source>
        <translation>hapana kubatana, kana kuti kubatana hakuna kunaka</translation>
    </message>
    <message>
        <source>nobody vouches for its certificate</source>
        <translation>hapana anopupurira setifiketi yayo</translation>
    </message>
    <message>
        <source>it was too slow</source>
        <translation>yanonoka zvikuru</translation>
    </message>
    <message>
        <source>it gave something else than the file</source>
        <translation>yapa chimwe chinhu chisiri faira racho</translation>
    </message>
    <message>
        <source>the disk here could not take the file</source>
        <translation>dhisiki repano ratadza kugamuchira faira</translation>
    </message>
    <message>
        <source>it gave an unexpected answer</source>
        <translation>yapa mhinduro isina kutarisirwa</translation>
    </message>
    <message>
        <source>Network: no origin for missing files is set</source>
        <translation>Netiweki: hapana kwakasarudzwa kunotorwa mafaira asipo</translation>
    </message>
    <message numerus="yes">
        <source>Network: %n files fetched from %1 (%2)</source>
        <extracomment>%1: the name of a server; %2: an amount of data.</extracomment>
        <translation>
            <numerusform>Netiweki: faira %n rakatorwa ku%1 (%2)</numerusform>
            <numerusform>Netiweki: mafaira %n akatorwa ku%1 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n in place of damaged ones</source>
        <extracomment>%1: &quot;Network: 12 files fetched&quot;; %n: of these files.</extracomment>
        <translation>
            <numerusform>%1, %n pachinzvimbo cherakakuvara</numerusform>
            <numerusform>%1, %n pachinzvimbo cheakakuvara</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n on the way</source>
        <extracomment>%1: &quot;Network: 12 files fetched&quot;</extracomment>
        <translation>
            <numerusform>%1, %n riri munzira</numerusform>
            <numerusform>%1, %n ari munzira</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n failed, last at %2: %3</source>
        <extracomment>%1: &quot;Network: 12 files fetched&quot;; %2: a time; %3: a reason, &quot;it was too slow&quot;.</extracomment>
        <translation>
            <numerusform>%1, %n rakundikana, kupedzisira %2: %3</numerusform>
            <numerusform>%1, %n akundikana, kupedzisira %2: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CapacityText</name>
    <message>
        <source>Disk: %1 in use; in 30 days between %2 and %3.</source>
        <extracomment>%1, %2, %3: sizes</extracomment>
        <translation>Dhisiki: %1 iri kushandiswa; mumazuva 30 inenge iri pakati pe%2 ne%3.</translation>
    </message>
    <message>
        <source>Connections: %1; in 30 days between %2 and %3.</source>
        <extracomment>%1, %2, %3: numbers of connections</extracomment>
        <translation>Zvakabatana: %1; mumazuva 30 zvinenge zviri pakati pe%2 ne%3.</translation>
    </message>
    <message>
        <source>Log: %1 events; in 30 days between %2 and %3.</source>
        <extracomment>%1, %2, %3: numbers of events in the log</extracomment>
        <translation>Rejista: zviitiko %1; mumazuva 30 zvinenge zviri pakati pe%2 ne%3.</translation>
    </message>
    <message>
        <source>Its limit, %1, is met now.</source>
        <translation>Muganhu wacho, %1, wasvikwa izvozvi.</translation>
    </message>
    <message>
        <source>Its limit, %1, is expected to be met on %2, on %3 at the earliest.</source>
        <extracomment>%1 a limit, %2 and %3 dates</extracomment>
        <translation>Muganhu wacho, %1, unotarisirwa kusvikwa musi wa%2; kana zvakakurumidza, musi wa%3.</translation>
    </message>
    <message>
        <source>Its limit, %1, may be met on %2 at the earliest.</source>
        <translation>Muganhu wacho, %1, ungangosvikwa musi wa%2 kana zvakakurumidza.</translation>
    </message>
    <message>
        <source>Its limit, %1, is not met within a year.</source>
        <translation>Muganhu wacho, %1, hausvikwi mukati megore.</translation>
    </message>
    <message>
        <source>A forecast needs two hours of numbers; they are being collected.</source>
        <translation>Fungidziro inoda nhamba dzemaawa maviri; dziri kuunganidzwa.</translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message>
        <source>%1 rose from %2 to %3 between %4 and %5; the highest was %6.</source>
        <extracomment>%1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value</extracomment>
        <translation>%1 yakakwira kubva pa%2 kusvika pa%3 pakati pa%4 na%5; yepamusoro yaiva %6.</translation>
    </message>
    <message>
        <source>%1 fell from %2 to %3 between %4 and %5; the highest was %6.</source>
        <extracomment>%1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value</extracomment>
        <translation>%1 yakadzika kubva pa%2 kusvika pa%3 pakati pa%4 na%5; yepamusoro yaiva %6.</translation>
    </message>
    <message>
        <source>%1 stayed between %2 and %3 from %4 to %5; the highest was %6.</source>
        <extracomment>%1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value</extracomment>
        <translation>%1 yakagara pakati pa%2 na%3 kubva %4 kusvika %5; yepamusoro yaiva %6.</translation>
    </message>
    <message>
        <source>No samples between %1 and %2.</source>
        <extracomment>%1 and %2 are times of day.</extracomment>
        <translation>Hapana chakayerwa pakati pa%1 na%2.</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) without data, %1 in all.</source>
        <extracomment>%1 is a length of time.</extracomment>
        <translation>
            <numerusform>Mukaha %n usina data, %1 pamwe chete.</numerusform>
            <numerusform>Mikaha %n isina data, %1 pamwe chete.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The span of one point of a chart: two times of day.</extracomment>
        <translation>%1 kusvika %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 name of a series, %2 its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s), highest %1</source>
        <extracomment>%1 is the highest single value.</extracomment>
        <translation>
            <numerusform>chakayerwa %n, chepamusoro %1</numerusform>
            <numerusform>zvakayerwa %n, chepamusoro %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2%3</source>
        <extracomment>%1 name of a series, %2 sign, %3 by how much it changed</extracomment>
        <translation>%1: %2%3</translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <extracomment>%1 length of time between two pins, %2 what changed</extracomment>
        <translation>Mu%1: %2</translation>
    </message>
    <message>
        <source>%1 per point</source>
        <extracomment>%1 is a length of time.</extracomment>
        <translation>%1 padonhwe</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>chakayerwa %n</numerusform>
            <numerusform>zvakayerwa %n</numerusform>
        </translation>
    </message>
    <message>
        <source>engine not running</source>
        <translation>injini haisi kumhanya</translation>
    </message>
    <message>
        <source>history not read</source>
        <translation>nhoroondo haina kuverengwa</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>iri kuverengwa</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>hazvina kuverengerwa</translation>
    </message>
    <message>
        <source>no events yet</source>
        <translation>hapasati pava nezviitiko</translation>
    </message>
    <message>
        <source>no data: %1</source>
        <translation>hapana data: %1</translation>
    </message>
    <message>
        <source>Why: %1.</source>
        <translation>Chikonzero: %1.</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>Resolved by %1, %2</source>
        <extracomment>%1 a person, %2 &quot;12 min ago&quot;</extracomment>
        <translation>Kwagadziriswa na%1, %2</translation>
    </message>
    <message>
        <source>Nothing left to decide</source>
        <translation>Hapasisina chekusarudza</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>chikamu %n</numerusform>
            <numerusform>zvikamu %n</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>%1 a time</extracomment>
        <translation>kusvika %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <extracomment>%1 a person</extracomment>
        <translation>kuna %1</translation>
    </message>
    <message>
        <source>%1 viewing</source>
        <extracomment>%1 persons</extracomment>
        <translation>%1 ari kuona</translation>
    </message>
    <message>
        <source>Urgent: %1</source>
        <extracomment>%1 a lesson that must be decided soon</extracomment>
        <translation>Zvinokurumidza: %1</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>hazvizivikanwi pano</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>chabviswa</translation>
    </message>
    <message>
        <source>Original: %1   |   A: %2   |   B: %3</source>
        <extracomment>The three versions; %1, %2 and %3 platform, person, time</extracomment>
        <translation>Zvekutanga: %1   |   A: %2   |   B: %3</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Chikamu</translation>
    </message>
    <message>
        <source>Original</source>
        <extracomment>The common version of both sides</extracomment>
        <translation>Zvekutanga</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Zvabuda</translation>
    </message>
    <message>
        <source>%1: place %2</source>
        <extracomment>%1 an entry such as v05, %2 its place in the list</extracomment>
        <translation>%1: nzvimbo %2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>hapana chinhu</translation>
    </message>
    <message>
        <source>? choose; a merged text is proposed (P)</source>
        <extracomment>Result of a field that waits for a decision</extracomment>
        <translation>? sarudza; mashoko abatanidzwa akurudzirwa (P)</translation>
    </message>
    <message>
        <source>? choose</source>
        <translation>? sarudza</translation>
    </message>
    <message>
        <source>would be: %1</source>
        <extracomment>Preview; %1 a value</extracomment>
        <translation>zvaizova: %1</translation>
    </message>
    <message>
        <source>%1, unchanged: %2</source>
        <extracomment>%1 a field, %2 its value</extracomment>
        <translation>%1, hachina kuchinja: %2</translation>
    </message>
    <message>
        <source>settled: %1</source>
        <extracomment>%1 a rule in words</extracomment>
        <translation>chagadziriswa: %1</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>hachisati chasarudzwa</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <extracomment>%1 a value</extracomment>
        <translation>chasarudzwa: %1</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>hachina kuchinja</translation>
    </message>
    <message>
        <source>%1, %2, %3. Original: %4. A: %5 B: %6</source>
        <extracomment>A field in one sentence: %1 its name, %2 its kind, %3 how it stands, %4 the original, %5 and %6 how A and B differ</extracomment>
        <translation>%1, %2, %3. Zvekutanga: %4. A: %5 B: %6</translation>
    </message>
    <message>
        <source>the proposal</source>
        <translation>zvakurudzirwa</translation>
    </message>
    <message>
        <source>your text</source>
        <translation>mashoko ako</translation>
    </message>
    <message>
        <source>Take %1 for %2</source>
        <extracomment>Step of Undo; %1 a choice such as A, %2 a field</extracomment>
        <translation>Tora %1 pa%2</translation>
    </message>
    <message>
        <source>A: unchanged.</source>
        <translation>A: hapana chachinja.</translation>
    </message>
    <message>
        <source>B: unchanged.</source>
        <translation>B: hapana chachinja.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <extracomment>%1 how the side differs</extracomment>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>gives: %1 by rule, %2 proposed, %3 need you</source>
        <extracomment>What a strategy would do: %1, %2 and %3 numbers of fields</extracomment>
        <translation>inopa: %1 nemutemo, %2 zvakurudzirwa, %3 zvinoda iwe</translation>
    </message>
    <message>
        <source>%1 of %2 decided</source>
        <extracomment>%1 and %2 numbers of fields</extracomment>
        <translation>%1 pa%2 zvasarudzwa</translation>
    </message>
    <message>
        <source>%1 is viewing</source>
        <extracomment>%1 one or more persons</extracomment>
        <translation>%1 ari kuona</translation>
    </message>
    <message>
        <source>[rule] %1</source>
        <extracomment>Result of a field that a rule settled; %1 a value</extracomment>
        <translation>[mutemo] %1</translation>
    </message>
</context>
<context>
    <name>DifferenceKinds</name>
    <message>
        <source>All kinds</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Marudzi ose</translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Mutsindo</translation>
    </message>
    <message>
        <source>Letters</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Mabhii</translation>
    </message>
    <message>
        <source>Capitals</source>
        <extracomment>Which differences are shown: large and small letters</extracomment>
        <translation>Mabhii makuru</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Zviratidzo</translation>
    </message>
    <message>
        <source>Words</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Mazwi</translation>
    </message>
    <message>
        <source>Numbers and lists</source>
        <extracomment>Which differences are shown</extracomment>
        <translation>Nhamba nemitsetse</translation>
    </message>
    <message>
        <source>Added or removed</source>
        <extracomment>Which differences are shown: entries</extracomment>
        <translation>Zvawedzerwa kana kubviswa</translation>
    </message>
    <message>
        <source>Moved</source>
        <extracomment>Which differences are shown: entries</extracomment>
        <translation>Zvafambiswa</translation>
    </message>
    <message>
        <source>Stored form</source>
        <extracomment>Which differences are shown: those that nobody sees</extracomment>
        <translation>Machengeterwo</translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message>
        <source>no-break space</source>
        <translation>nzvimbo isingaparadzaniswi</translation>
    </message>
    <message>
        <source>narrow no-break space</source>
        <translation>nzvimbo nhete isingaparadzaniswi</translation>
    </message>
    <message>
        <source>soft hyphen</source>
        <translation>kadhishi kasingaonekwi</translation>
    </message>
    <message>
        <source>zero-width space</source>
        <translation>nzvimbo isina upamhi</translation>
    </message>
    <message>
        <source>zero-width non-joiner</source>
        <translation>muparadzanisi asina upamhi</translation>
    </message>
    <message>
        <source>zero-width joiner</source>
        <translation>mubatanidzi asina upamhi</translation>
    </message>
    <message>
        <source>word joiner</source>
        <translation>mubatanidzi wemazwi</translation>
    </message>
    <message>
        <source>byte order mark</source>
        <translation>chiratidzo chekutanga kwefaira</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tebhu</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>bhii risingaonekwi</translation>
    </message>
    <message>
        <source>%1 instead of a space after %2.</source>
        <extracomment>%1 an invisible character such as no-break space, %2 a word</extracomment>
        <translation>%1 panzvimbo penzvimbo mushure me%2.</translation>
    </message>
    <message>
        <source>A character that nobody can see was put in: %1.</source>
        <extracomment>%1 an invisible character such as zero-width space</extracomment>
        <translation>Pakaiswa bhii risingaonekwi: %1.</translation>
    </message>
    <message>
        <source>A character that nobody can see was taken out: %1.</source>
        <extracomment>%1 an invisible character such as zero-width space</extracomment>
        <translation>Pakabviswa bhii risingaonekwi: %1.</translation>
    </message>
    <message>
        <source>Only line endings differ.</source>
        <translation>Kuguma kwemitsetse chete ndiko kwakasiyana.</translation>
    </message>
    <message>
        <source>The number of spaces differs.</source>
        <translation>Uwandu hwenzvimbo hwakasiyana.</translation>
    </message>
    <message>
        <source>Only spaces differ.</source>
        <translation>Nzvimbo chete ndidzo dzakasiyana.</translation>
    </message>
    <message>
        <source>Same text, stored differently (decomposed marks).</source>
        <translation>Mashoko akafanana, akachengetwa zvakasiyana (zviratidzo zvakaparadzaniswa).</translation>
    </message>
    <message>
        <source>Same text, stored differently (composed marks).</source>
        <translation>Mashoko akafanana, akachengetwa zvakasiyana (zviratidzo zvakabatanidzwa).</translation>
    </message>
    <message>
        <source>The apostrophe became %1 in %2.</source>
        <extracomment>%1 a character code such as U+2019, %2 a word</extracomment>
        <translation>Koma yepamusoro yava %1 mu%2.</translation>
    </message>
    <message>
        <source>The apostrophe became the plain one (U+0027).</source>
        <translation>Koma yepamusoro yava yakajairika (U+0027).</translation>
    </message>
    <message>
        <source>Only capitals differ.</source>
        <translation>Mabhii makuru chete ndiwo akasiyana.</translation>
    </message>
    <message>
        <source>Only punctuation differs.</source>
        <translation>Zviratidzo zvekunyora chete ndizvo zvakasiyana.</translation>
    </message>
    <message>
        <source>Words are divided differently.</source>
        <translation>Mazwi akaparadzaniswa zvakasiyana.</translation>
    </message>
    <message>
        <source>Letters changed: %1 to %2.</source>
        <extracomment>%1 and %2 are words</extracomment>
        <translation>Mabhii achinja: %1 kuita %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added: %1</source>
        <extracomment>%n words; %1 the first of them, quoted</extracomment>
        <translation>
            <numerusform>Izwi %n rawedzerwa: %1</numerusform>
            <numerusform>Mazwi %n awedzerwa: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) removed: %1</source>
        <extracomment>%n words; %1 the first of them, quoted</extracomment>
        <translation>
            <numerusform>Izwi %n rabviswa: %1</numerusform>
            <numerusform>Mazwi %n abviswa: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Words changed: %1 became %2.</source>
        <extracomment>%1 and %2 are pieces of text</extracomment>
        <translation>Mazwi achinja: %1 ava %2.</translation>
    </message>
    <message>
        <source>Taken out.</source>
        <translation>Chabviswa.</translation>
    </message>
    <message>
        <source>Nothing stands here any more.</source>
        <translation>Hapasisina chinhu pano.</translation>
    </message>
    <message>
        <source>Put in.</source>
        <translation>Chaiswa.</translation>
    </message>
    <message>
        <source>New here.</source>
        <translation>Chitsva pano.</translation>
    </message>
    <message>
        <source>It became another kind of value.</source>
        <translation>Chava rumwe rudzi rwechinhu.</translation>
    </message>
    <message>
        <source>Changed in it: %1.</source>
        <extracomment>%1 names of fields</extracomment>
        <translation>Zvachinja machiri: %1.</translation>
    </message>
    <message>
        <source>%1 became %2.</source>
        <extracomment>%1 and %2 are values such as numbers</extracomment>
        <translation>%1 yava %2.</translation>
    </message>
    <message numerus="yes">
        <source>All %n tone mark(s) lost.</source>
        <translation>
            <numerusform>Chiratidzo chemutsindo %n charasika.</numerusform>
            <numerusform>Zviratidzo zvemutsindo zvese %n zvarasika.</numerusform>
        </translation>
    </message>
    <message>
        <source>High tone lost on syllable %1.</source>
        <extracomment>%1 the number of a syllable</extracomment>
        <translation>Mutsindo wepamusoro warasika pachidimbu %1.</translation>
    </message>
    <message>
        <source>High tone lost on syllables %1.</source>
        <extracomment>%1 numbers of syllables</extracomment>
        <translation>Mitsindo yepamusoro yarasika pazvidimbu %1.</translation>
    </message>
    <message>
        <source>High tone added on syllable %1.</source>
        <extracomment>%1 the number of a syllable</extracomment>
        <translation>Mutsindo wepamusoro wawedzerwa pachidimbu %1.</translation>
    </message>
    <message>
        <source>High tone added on syllables %1.</source>
        <extracomment>%1 numbers of syllables</extracomment>
        <translation>Mitsindo yepamusoro yawedzerwa pazvidimbu %1.</translation>
    </message>
    <message>
        <source>A mark was used that says neither high nor low.</source>
        <translation>Pashandiswa chiratidzo chisingarevi pamusoro kana pasi.</translation>
    </message>
    <message>
        <source>Same tones, written with grave accents.</source>
        <translation>Mitsindo yakafanana, yakanyorwa nezviratidzo zvepasi.</translation>
    </message>
    <message>
        <source>High tone lost on syllable %1 (%2 became %3).</source>
        <extracomment>%1 the number of a syllable, %2 and %3 the syllable before and after</extracomment>
        <translation>Mutsindo wepamusoro warasika pachidimbu %1 (%2 yava %3).</translation>
    </message>
    <message>
        <source>The pattern had %1 tone letters and now has %2.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Patani yaiva nemabhii emutsindo %1, iye zvino ine %2.</translation>
    </message>
    <message>
        <source>tone not known</source>
        <translation>mutsindo hauzivikanwi</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>Tone of a syllable</extracomment>
        <translation>pamusoro</translation>
    </message>
    <message>
        <source>low</source>
        <translation>pasi</translation>
    </message>
    <message numerus="yes">
        <source>%n syllable(s): %1</source>
        <extracomment>%n syllables; %1 their tones: &quot;low, high, high&quot;</extracomment>
        <translation>
            <numerusform>chidimbu %n: %1</numerusform>
            <numerusform>zvidimbu %n: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved from place %2 to place %3.</source>
        <extracomment>%1 an entry such as v05, %2 and %3 places: 5 and 1</extracomment>
        <translation>%1 yabva panzvimbo %2 ikaenda panzvimbo %3.</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <extracomment>%1 entries such as v05, v06</extracomment>
        <translation>Zvawedzerwa: %1.</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <extracomment>%1 entries such as v05, v06</extracomment>
        <translation>Zvabviswa: %1.</translation>
    </message>
    <message>
        <source>Several entries stand in another order.</source>
        <translation>Zvinhu zvakati wandei zvakarongwa zvakasiyana.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The token is missing, wrong or out of date. Add the device again.</source>
        <translation>Kiyi yekupinda haipo, haina kururama kana kuti yapera nguva. Wedzera mudziyo zvakare.</translation>
    </message>
    <message>
        <source>This role may not do that. Ask an operator.</source>
        <translation>Basa iri haribvumirwi kuita izvozvo. Bvunza mutariri.</translation>
    </message>
    <message>
        <source>It is not there, or not any more.</source>
        <translation>Hachipo, kana kuti hachisisipo.</translation>
    </message>
    <message>
        <source>It is not in the form it should have, so it was not taken.</source>
        <translation>Hachina kumira sezvachinofanira, saka hachina kutorwa.</translation>
    </message>
    <message>
        <source>It is larger than the limit.</source>
        <translation>Chakakura kupfuura muganhu.</translation>
    </message>
    <message>
        <source>Too many requests at once. It is tried again by itself.</source>
        <translation>Zvikumbiro zvawandisa panguva imwe. Zvinoedzwa zvakare zvoga.</translation>
    </message>
    <message>
        <source>An earlier edit of this device is missing. It is sent again by itself.</source>
        <translation>Shanduko yekare yemudziyo uyu haipo. Inotumirwa zvakare yoga.</translation>
    </message>
    <message>
        <source>The number of this edit was used for another one. Nothing was changed.</source>
        <translation>Nhamba yeshanduko iyi yakashandiswa kune imwe. Hapana chachinjwa.</translation>
    </message>
    <message>
        <source>The lesson was changed in the meantime. The edit is kept and waits for a person.</source>
        <translation>Chidzidzo chakachinjwa panguva iyi. Shanduko yachengetwa uye yakamirira munhu.</translation>
    </message>
    <message>
        <source>The lesson was changed while you decided. Look at it again.</source>
        <translation>Chidzidzo chakachinjwa uchisarudza. Chitarise zvakare.</translation>
    </message>
    <message>
        <source>The service cannot be reached now. Try again in a moment.</source>
        <translation>Sevhisi haisi kuwanikwa iye zvino. Edza zvakare munguva pfupi.</translation>
    </message>
    <message>
        <source>Stored data is damaged. Nothing was overwritten; restore a backup.</source>
        <translation>Data yakachengetwa yakakuvara. Hapana chanyorwa pamusoro payo; dzorera kopi yekuchengetedza.</translation>
    </message>
    <message>
        <source>The other side does not know how to do that.</source>
        <translation>Rimwe divi harizivi kuita izvozvo.</translation>
    </message>
    <message>
        <source>Something went wrong inside Batanidza. Nothing was lost; copy the details for a report.</source>
        <translation>Pane chakanganisika mukati meBatanidza. Hapana charasika; kopa zvakazara kuti uzvishume.</translation>
    </message>
    <message>
        <source>Another program has this workspace open. Close it first.</source>
        <translation>Imwe purogiramu yakavhura nzvimbo iyi. Tanga waivhara.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was written. Free some space and try again.</source>
        <translation>Dhisiki razara, saka hapana chanyorwa. Sunungura nzvimbo wozoedza zvakare.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer Batanidza. Update this one.</source>
        <translation>Nzvimbo iyi yakanyorwa neBatanidza itsva. Vandudza iyi.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Zvamiswa.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>A size in bytes, short.</extracomment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <extracomment>A size in kilobytes, short.</extracomment>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <extracomment>A size in megabytes, short.</extracomment>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <extracomment>A size in gigabytes, short.</extracomment>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A latency in seconds, short.
----------
A length of time in seconds, short.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A latency in milliseconds, short.</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A length of time in minutes, short.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>A length of time in hours, short.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>a length of time</comment>
        <translation>
            <numerusform>zuva %n</numerusform>
            <numerusform>mazuva %n</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>izvozvi</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is a length of time, such as &quot;12 min&quot;.</extracomment>
        <translation>%1 yapfuura</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A date and a time of day.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A date, a time of day and the abbreviation of the time zone.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>v%1</source>
        <extracomment>A version number, short: v43.</extracomment>
        <translation>v%1</translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>Name of a platform.</extracomment>
        <translation>Webhu</translation>
    </message>
    <message>
        <source>iOS</source>
        <extracomment>Name of a platform.</extracomment>
        <translation>iOS</translation>
    </message>
    <message>
        <source>Android</source>
        <extracomment>Name of a platform.</extracomment>
        <translation>Android</translation>
    </message>
    <message>
        <source>Desktop</source>
        <extracomment>Name of a platform.</extracomment>
        <translation>Kombiyuta</translation>
    </message>
    <message>
        <source>watchOS</source>
        <extracomment>Name of a platform.</extracomment>
        <translation>watchOS</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Zvakaenderana</translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>State of something that is not connected or not known.</extracomment>
        <translation>Hapana</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Panoda kutariswa</translation>
    </message>
    <message>
        <source>Critical</source>
        <extracomment>The worst state.</extracomment>
        <translation>Pakaipa zvikuru</translation>
    </message>
    <message>
        <source>no data</source>
        <extracomment>Stands in a chart where nothing was measured.</extracomment>
        <translation>hapana data</translation>
    </message>
</context>
<context>
    <name>ImportSentence</name>
    <message>
        <source>The import was stopped.</source>
        <translation>Kuunza kwamiswa.</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n lesson(s).</source>
        <translation>
            <numerusform>Chidzidzo %n chaunzwa.</numerusform>
            <numerusform>Zvidzidzo %n zvaunzwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is new.</source>
        <translation>Hapana chitsva.</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) were here already.</source>
        <translation>
            <numerusform>Chidzidzo %n changa chatovapo.</numerusform>
            <numerusform>Zvidzidzo %n zvanga zvatovapo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait for a person.</source>
        <translation>
            <numerusform>Shanduko %n yakamirira munhu.</numerusform>
            <numerusform>Shanduko %n dzakamirira munhu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were refused.</source>
        <translation>
            <numerusform>Faira %n rarambwa.</numerusform>
            <numerusform>Mafaira %n arambwa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearningText</name>
    <message numerus="yes">
        <source>%1: no verdict yet, %n more learner(s) are needed.</source>
        <extracomment>An experiment; %1 a variant</extracomment>
        <translation>
            <numerusform>%1: hapasati pava nemhedzisiro, panodiwa mumwe mudzidzi %n.</numerusform>
            <numerusform>%1: hapasati pava nemhedzisiro, panodiwa vamwe vadzidzi %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no verdict: nearly all or nearly none mastered the lesson.</source>
        <extracomment>An experiment; %1 a variant</extracomment>
        <translation>%1: hapana mhedzisiro: vanenge vose kana kuti hapana akagona chidzidzo.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>zviri nani</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>zvakaderera</translation>
    </message>
    <message>
        <source>as good</source>
        <translation>zvakaenzana</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>hazvisati zvava pachena</translation>
    </message>
    <message>
        <source>%1 against %2: %3. Difference %4 points, between %5 and %6 (%7 learners).</source>
        <extracomment>%1, %2 variants, %3 better or worse, %4 to %6 percentage points, %7 numbers of learners</extracomment>
        <translation>%1 pana %2: %3. Musiyano %4, pakati pa%5 na%6 (vadzidzi %7).</translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s) saw another variant than their key says and are left out.</source>
        <translation>
            <numerusform>Mudzidzi %n akaona imwe nzira isiri yekiyi yake, saka haana kuverengwa.</numerusform>
            <numerusform>Vadzidzi %n vakaona imwe nzira isiri yekiyi yavo, saka havana kuverengwa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeat: %1 % of the answers were right.</source>
        <translation>Dzokorora: mhinduro %1 % dzakarurama.</translation>
    </message>
    <message>
        <source>Go on: it was begun and not finished.</source>
        <translation>Enderera: chakatangwa chikasapera.</translation>
    </message>
    <message>
        <source>Ready: it builds on %1, which is mastered.</source>
        <extracomment>%1 lessons</extracomment>
        <translation>Chakagadzirira: chinovakira pana %1, zvakagonekwa.</translation>
    </message>
    <message>
        <source>It builds on no other lesson.</source>
        <translation>Hachivakiri pane chimwe chidzidzo.</translation>
    </message>
    <message numerus="yes">
        <source>Refresh: it was mastered %n day(s) ago.</source>
        <translation>
            <numerusform>Yeuka: chakagonekwa zuva %n rapfuura.</numerusform>
            <numerusform>Yeuka: chakagonekwa mazuva %n apfuura.</numerusform>
        </translation>
    </message>
    <message>
        <source>Learners: %1 now, %2 in 24 hours, %3 in 7 days.</source>
        <extracomment>Numbers of learners</extracomment>
        <translation>Vadzidzi: %1 izvozvi, %2 mumaawa 24, %3 mumazuva 7.</translation>
    </message>
</context>
<context>
    <name>LessonFieldText</name>
    <message>
        <source>Id of the lesson</source>
        <translation>Id yechidzidzo</translation>
    </message>
    <message>
        <source>Title in Shona</source>
        <translation>Musoro muchiShona</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Musoro muChirungu</translation>
    </message>
    <message>
        <source>Summary in English</source>
        <translation>Pfupiso muChirungu</translation>
    </message>
    <message>
        <source>Summary in Shona</source>
        <translation>Pfupiso muchiShona</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Danho</translation>
    </message>
    <message>
        <source>Unit of the course</source>
        <translation>Chikamu chekosi</translation>
    </message>
    <message>
        <source>Place in the unit</source>
        <translation>Nzvimbo muchikamu</translation>
    </message>
    <message>
        <source>Lessons to learn first, one id on each line</source>
        <translation>Zvidzidzo zvinotanga kudzidzwa, id imwe pamutsara</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Mutauro wedunhu</translation>
    </message>
    <message>
        <source>Orthography</source>
        <translation>Manyorerwo</translation>
    </message>
    <message>
        <source>Address part on the web</source>
        <translation>Chikamu chekero padandemutande</translation>
    </message>
    <message>
        <source>Description for search engines</source>
        <translation>Tsananguro yeinjini dzekutsvaga</translation>
    </message>
    <message>
        <source>Picture for shared links</source>
        <translation>Mufananidzo wemalinki anogovewa</translation>
    </message>
    <message>
        <source>Words on the watch, one id on each line</source>
        <translation>Mazwi epawachi, id imwe pamutsara</translation>
    </message>
    <message>
        <source>Authors, one on each line</source>
        <translation>Vanyori, mumwe pamutsara</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Rezinesi</translation>
    </message>
    <message>
        <source>State of review</source>
        <translation>Mamiriro ekuongororwa</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Chakaongororwa na</translation>
    </message>
    <message>
        <source>Note on the sources</source>
        <translation>Chinyorwa pamusoro pezvitubu</translation>
    </message>
    <message>
        <source>Analytics (JSON)</source>
        <translation>Zviverengero (JSON)</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>Vhezheni yeskima</translation>
    </message>
    <message>
        <source>Headword</source>
        <translation>Izwi guru</translation>
    </message>
    <message>
        <source>With tone marks</source>
        <translation>Rine zviratidzo zvemutsindo</translation>
    </message>
    <message>
        <source>Meaning in English</source>
        <translation>Zvarinoreva muChirungu</translation>
    </message>
    <message>
        <source>Meaning in Shona</source>
        <translation>Zvarinoreva muchiShona</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>Rudzi rweshoko</translation>
    </message>
    <message>
        <source>Noun class</source>
        <translation>Mupanda wezita</translation>
    </message>
    <message>
        <source>Plural</source>
        <translation>Uwandu</translation>
    </message>
    <message>
        <source>Tone pattern</source>
        <translation>Patani yemutsindo</translation>
    </message>
    <message>
        <source>What the pattern describes</source>
        <translation>Zvinotsanangurwa nepatani</translation>
    </message>
    <message>
        <source>How the tone is known</source>
        <translation>Kuti mutsindo unozivikanwa sei</translation>
    </message>
    <message>
        <source>Source of the tone</source>
        <translation>Chitubu chemutsindo</translation>
    </message>
    <message>
        <source>IPA</source>
        <translation>IPA</translation>
    </message>
    <message>
        <source>Origin of the IPA</source>
        <translation>Kwakabva IPA</translation>
    </message>
    <message>
        <source>Phonetic, for readers of English</source>
        <translation>Mataurirwo, kune vanoverenga Chirungu</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>Zvidimbu</translation>
    </message>
    <message>
        <source>Version of the notations</source>
        <translation>Vhezheni yemanyorerwo</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Mienzaniso</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Mamwe marudzi</translation>
    </message>
    <message>
        <source>Source of the word</source>
        <translation>Chitubu cheizwi</translation>
    </message>
    <message>
        <source>Tags, one on each line</source>
        <translation>Zviratidzo, chimwe pamutsara</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Chimiro</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rudzi</translation>
    </message>
    <message>
        <source>Dialects, one on each line</source>
        <translation>Mitauro yedunhu, mumwe pamutsara</translation>
    </message>
    <message>
        <source>Audio: what is said</source>
        <translation>Odhiyo: zvinotaurwa</translation>
    </message>
    <message>
        <source>Audio: speaker</source>
        <translation>Odhiyo: mutauri</translation>
    </message>
    <message>
        <source>Audio: origin</source>
        <translation>Odhiyo: kwayakabva</translation>
    </message>
    <message>
        <source>Audio: length in ms</source>
        <translation>Odhiyo: kureba nema ms</translation>
    </message>
    <message>
        <source>Audio: state</source>
        <translation>Odhiyo: mamiriro</translation>
    </message>
    <message>
        <source>Audio: tone checked by a speaker</source>
        <translation>Odhiyo: mutsindo wakaongororwa nemutauri</translation>
    </message>
    <message>
        <source>Audio: files</source>
        <translation>Odhiyo: mafaira</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Kodheki</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Mudziyo wefaira</translation>
    </message>
    <message>
        <source>Bit rate, kbit/s</source>
        <translation>Bit pasekondi, kbit/s</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Mabhaiti</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>In Shona</source>
        <translation>MuchiShona</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>MuChirungu</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Mutauri</translation>
    </message>
    <message>
        <source>Prominence</source>
        <translation>Kukosha</translation>
    </message>
    <message>
        <source>Text in English (Markdown)</source>
        <translation>Mashoko muChirungu (Markdown)</translation>
    </message>
    <message>
        <source>Text in Shona (Markdown)</source>
        <translation>Mashoko muchiShona (Markdown)</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Kuvhiringidza</translation>
    </message>
    <message>
        <source>Sources, one on each line</source>
        <translation>Zvitubu, chimwe pamutsara</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Rudzi</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Chinangwa</translation>
    </message>
    <message>
        <source>Prompt in English</source>
        <translation>Mubvunzo muChirungu</translation>
    </message>
    <message>
        <source>Prompt in Shona</source>
        <translation>Mubvunzo muchiShona</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Zvibodzwa</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Sarudzo</translation>
    </message>
    <message>
        <source>Answer, one part on each line</source>
        <translation>Mhinduro, chikamu chimwe pamutsara</translation>
    </message>
    <message>
        <source>Right options, one id on each line</source>
        <translation>Sarudzo dzakarurama, id imwe pamutsara</translation>
    </message>
    <message>
        <source>Also accepted, one on each line</source>
        <translation>Zvinobvumirwawo, chimwe pamutsara</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Mapeya</translation>
    </message>
    <message>
        <source>Words to put in order, one on each line</source>
        <translation>Mazwi anorongwa, rimwe pamutsara</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Izwi</translation>
    </message>
    <message>
        <source>How answers are compared</source>
        <translation>Kuenzaniswa kwemhinduro</translation>
    </message>
    <message>
        <source>Tone patterns to choose from, one on each line</source>
        <translation>Patani dzemutsindo dzinosarudzwa, imwe pamutsara</translation>
    </message>
    <message>
        <source>The right pattern</source>
        <translation>Patani yakarurama</translation>
    </message>
    <message>
        <source>Explanation in English</source>
        <translation>Tsananguro muChirungu</translation>
    </message>
    <message>
        <source>Explanation in Shona</source>
        <translation>Tsananguro muchiShona</translation>
    </message>
    <message>
        <source>Front shows</source>
        <translation>Kumberi kunoratidza</translation>
    </message>
    <message>
        <source>Back shows</source>
        <translation>Kumashure kunoratidza</translation>
    </message>
    <message>
        <source>Description in English</source>
        <translation>Tsananguro muChirungu</translation>
    </message>
    <message>
        <source>Description in Shona</source>
        <translation>Tsananguro muchiShona</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Mafaira</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Upamhi</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Kureba</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Muedzo</translation>
    </message>
    <message>
        <source>Usual arm</source>
        <translation>Ruoko rwenguva dzose</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Maoko</translation>
    </message>
    <message>
        <source>Weight, of 100</source>
        <translation>Uremu, pa100</translation>
    </message>
    <message>
        <source>Changes (JSON Patch)</source>
        <translation>Shanduko (JSON Patch)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Mashoko</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Chidzidzo</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Zvinangwa</translation>
    </message>
    <message>
        <source>Cultural notes</source>
        <translation>Zvinyorwa zvetsika</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mazwi</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Nhaurirano</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Girama</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Maekisesaizi</translation>
    </message>
    <message>
        <source>Flashcards</source>
        <translation>Makadhi</translation>
    </message>
    <message>
        <source>Pictures and media</source>
        <translation>Mifananidzo nezvimwe</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Miedzo</translation>
    </message>
    <message>
        <source>Cultural note</source>
        <translation>Chinyorwa chetsika</translation>
    </message>
    <message>
        <source>Line of dialogue</source>
        <translation>Mutsara wenhaurirano</translation>
    </message>
    <message>
        <source>Grammar note</source>
        <translation>Chinyorwa chegirama</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Ekisesaizi</translation>
    </message>
    <message>
        <source>Flashcard</source>
        <translation>Kadhi</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mufananidzo kana chimwe</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>zita</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>chiito</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>chipauro</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>chiito-pamhi</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>chisazitasingwi</translation>
    </message>
    <message>
        <source>demonstrative</source>
        <translation>chinongedzo</translation>
    </message>
    <message>
        <source>numeral</source>
        <translation>nhamba</translation>
    </message>
    <message>
        <source>conjunction</source>
        <translation>chibatanidzo</translation>
    </message>
    <message>
        <source>interjection</source>
        <translation>chidaidziro</translation>
    </message>
    <message>
        <source>ideophone</source>
        <translation>nyaudzosingwi</translation>
    </message>
    <message>
        <source>phrase</source>
        <translation>chirevo</translation>
    </message>
    <message>
        <source>proper noun</source>
        <translation>zita remunhu kana nzvimbo</translation>
    </message>
    <message>
        <source>every syllable</source>
        <translation>chidimbu chimwe nechimwe</translation>
    </message>
    <message>
        <source>class of a verb stem</source>
        <translation>mupanda wemudzi wechiito</translation>
    </message>
    <message>
        <source>whole infinitive</source>
        <translation>chiito chose chine ku-</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>hauzivikanwi</translation>
    </message>
    <message>
        <source>from a source</source>
        <translation>kubva muchitubu</translation>
    </message>
    <message>
        <source>checked by a speaker</source>
        <translation>yakaongororwa nemutauri</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>yakawanikwa nemitemo</translation>
    </message>
    <message>
        <source>by a person</source>
        <translation>yemunhu</translation>
    </message>
    <message>
        <source>synthetic speech</source>
        <translation>izwi rekugadzirwa</translation>
    </message>
    <message>
        <source>withheld: not played</source>
        <translation>yakabatwa: hairidzwi</translation>
    </message>
    <message>
        <source>dialect</source>
        <translation>dunhu</translation>
    </message>
    <message>
        <source>spelling</source>
        <translation>manyorerwo</translation>
    </message>
    <message>
        <source>historical</source>
        <translation>rekare</translation>
    </message>
    <message>
        <source>register</source>
        <translation>chiremera</translation>
    </message>
    <message>
        <source>high: shown above the exercises</source>
        <translation>kwepamusoro: kunoratidzwa pamusoro pemaekisesaizi</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>kwenguva dzose</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>sarudzo dzakawanda</translation>
    </message>
    <message>
        <source>fill the blank</source>
        <translation>zadza mukaha</translation>
    </message>
    <message>
        <source>match</source>
        <translation>batanidza</translation>
    </message>
    <message>
        <source>put words in order</source>
        <translation>ronga mazwi</translation>
    </message>
    <message>
        <source>listen and type</source>
        <translation>teerera unyore</translation>
    </message>
    <message>
        <source>choose the tone</source>
        <translation>sarudza mutsindo</translation>
    </message>
    <message>
        <source>without tone and capitals</source>
        <translation>pasina mutsindo nemabhii makuru</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>zvakafanana chaizvo</translation>
    </message>
    <message>
        <source>with tone</source>
        <translation>nemutsindo</translation>
    </message>
    <message>
        <source>headword</source>
        <translation>izwi guru</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>zvarinoreva</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>odhiyo</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>mufananidzo</translation>
    </message>
    <message>
        <source>video</source>
        <translation>vhidhiyo</translation>
    </message>
    <message>
        <source>document</source>
        <translation>gwaro</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>gwaro risati rapera</translation>
    </message>
    <message>
        <source>needs review by a speaker</source>
        <translation>rinoda kuongororwa nemutauri</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>rakaongororwa</translation>
    </message>
    <message>
        <source>published</source>
        <translation>rakatsikiswa</translation>
    </message>
    <message>
        <source>of 1967</source>
        <translation>reza1967</translation>
    </message>
    <message>
        <source>of 1931 (Doke)</source>
        <translation>reza1931 (Doke)</translation>
    </message>
    <message>
        <source>The file is JSON as RFC 8259 says, without duplicate keys or lone surrogates.</source>
        <translation>Faira iJSON sezvinotaurwa neRFC 8259, pasina makiyi maviri akafanana kana masarogeti ari oga.</translation>
    </message>
    <message>
        <source>At most 256 KiB as compact JSON.</source>
        <translation>256 KiB chete seJSON yakatsikirirwa.</translation>
    </message>
    <message>
        <source>At most 200 words.</source>
        <translation>Mazwi 200 chete.</translation>
    </message>
    <message>
        <source>More than 1,000 findings; the rest is not listed.</source>
        <translation>Zvawanikwa zvinopfuura 1,000; zvimwe hazvina kunyorwa.</translation>
    </message>
    <message>
        <source>A field of the schema is missing.</source>
        <translation>Nzvimbo yeskima haipo.</translation>
    </message>
    <message>
        <source>A field has another type than the schema says.</source>
        <translation>Nzvimbo ine rumwe rudzi kupfuura rwunotaurwa neskima.</translation>
    </message>
    <message>
        <source>A field has none of the values it may have.</source>
        <translation>Nzvimbo haina kana chimwe chezvayaifanira kuva nacho.</translation>
    </message>
    <message>
        <source>A text for people lacks its English form.</source>
        <translation>Mashoko evanhu haana chimiro cheChirungu.</translation>
    </message>
    <message>
        <source>Numbers are integers.</source>
        <translation>Nhamba dzakazara.</translation>
    </message>
    <message>
        <source>The major version is understood.</source>
        <translation>Vhezheni huru inonzwisisika.</translation>
    </message>
    <message>
        <source>A higher minor version: unknown fields are kept.</source>
        <translation>Vhezheni diki yepamusoro: nzvimbo dzisingazivikanwi dzinochengetwa.</translation>
    </message>
    <message>
        <source>The lesson&apos;s id has the form of the schema.</source>
        <translation>Id yechidzidzo ine chimiro cheskima.</translation>
    </message>
    <message>
        <source>Every entry of a list has an id.</source>
        <translation>Chinhu chimwe nechimwe chendandanda chine id.</translation>
    </message>
    <message>
        <source>No id stands twice in one list.</source>
        <translation>Hapana id inowanikwa kaviri mundandanda imwe.</translation>
    </message>
    <message>
        <source>The ids of words start with the lesson&apos;s.</source>
        <translation>Ma-id emazwi anotanga nereechidzidzo.</translation>
    </message>
    <message>
        <source>What is referred to is there.</source>
        <translation>Zvinonongedzwa zviripo.</translation>
    </message>
    <message>
        <source>An experiment leaves ids, headwords, answers and cultural notes alone.</source>
        <translation>Muedzo unosiya ma-id, mazwi makuru, mhinduro nezvinyorwa zvetsika.</translation>
    </message>
    <message>
        <source>The weights of the arms make 100.</source>
        <translation>Uremu hwemaoko hunoita 100.</translation>
    </message>
    <message>
        <source>The address part has its form.</source>
        <translation>Chikamu chekero chine chimiro chacho.</translation>
    </message>
    <message>
        <source>The description has 50 to 160 characters.</source>
        <translation>Tsananguro ine mabhii 50 kusvika 160.</translation>
    </message>
    <message>
        <source>The watch shows at most 8 words.</source>
        <translation>Wachi inoratidza mazwi 8 chete.</translation>
    </message>
    <message>
        <source>No spaces at the ends of a text.</source>
        <translation>Hapana mikaha pamagumo emashoko.</translation>
    </message>
    <message>
        <source>Texts are in Unicode form NFC.</source>
        <translation>Mashoko ari muUnicode NFC.</translation>
    </message>
    <message>
        <source>No invisible characters.</source>
        <translation>Hapana mabhii asingaonekwi.</translation>
    </message>
    <message>
        <source>At most 30 marks on one letter.</source>
        <translation>Bhii rimwe rinokwana zviratidzo 30 chete.</translation>
    </message>
    <message>
        <source>A lesson builds on others that are there, never on itself.</source>
        <translation>Chidzidzo chinovakira pane zvimwe zviripo, kwete pachacho.</translation>
    </message>
    <message>
        <source>No word mixes scripts.</source>
        <translation>Hapana izwi rinosanganisa manyorerwo.</translation>
    </message>
    <message>
        <source>No letters of 1931 unless the lesson says so.</source>
        <translation>Hapana mabhii a1931 kunze kwekuti chidzidzo chadaro.</translation>
    </message>
    <message>
        <source>The apostrophe of n&apos; is U+0027.</source>
        <translation>Apositirofi yen&apos; iU+0027.</translation>
    </message>
    <message>
        <source>Apostrophes stand only in n&apos;.</source>
        <translation>Maapositirofi anomira mun&apos; chete.</translation>
    </message>
    <message>
        <source>Markdown holds no HTML.</source>
        <translation>Markdown haina HTML.</translation>
    </message>
    <message>
        <source>Links start with https://.</source>
        <translation>Malinki anotanga nehttps://.</translation>
    </message>
    <message>
        <source>A word has a headword.</source>
        <translation>Izwi rine izwi guru.</translation>
    </message>
    <message>
        <source>The headword is in the stored form.</source>
        <translation>Izwi guru riri muchimiro chinochengetwa.</translation>
    </message>
    <message>
        <source>The headword carries no tone marks.</source>
        <translation>Izwi guru harina zviratidzo zvemutsindo.</translation>
    </message>
    <message>
        <source>Its apostrophes belong to n&apos;.</source>
        <translation>Maapositirofi aro nden&apos;.</translation>
    </message>
    <message>
        <source>Only names begin with a capital.</source>
        <translation>Mazita chete anotanga nebhii guru.</translation>
    </message>
    <message>
        <source>Every letter is a letter of Shona.</source>
        <translation>Bhii rimwe nerimwe nderechiShona.</translation>
    </message>
    <message>
        <source>A letter of loans, names or dialects.</source>
        <translation>Bhii remazwi akatorwa, mazita kana mitauro yedunhu.</translation>
    </message>
    <message>
        <source>A word that ends in a consonant.</source>
        <translation>Izwi rinoperera nekonzonandi.</translation>
    </message>
    <message>
        <source>An m or n that is a syllable of its own.</source>
        <translation>m kana n iri chidimbu choga.</translation>
    </message>
    <message>
        <source>A word has a pronunciation.</source>
        <translation>Izwi rine mataurirwo.</translation>
    </message>
    <message>
        <source>The syllables make up the headword.</source>
        <translation>Zvidimbu zvinoumba izwi guru.</translation>
    </message>
    <message>
        <source>They are divided as the rules say.</source>
        <translation>Zvakapatsanurwa sezvinotaurwa nemitemo.</translation>
    </message>
    <message>
        <source>The IPA says whether it was derived.</source>
        <translation>IPA inotaura kana yakawanikwa nemitemo.</translation>
    </message>
    <message>
        <source>Derived IPA fits the headword.</source>
        <translation>IPA yakawanikwa inoenderana neizwi guru.</translation>
    </message>
    <message>
        <source>IPA that a person wrote fits the headword.</source>
        <translation>IPA yakanyorwa nemunhu inoenderana neizwi guru.</translation>
    </message>
    <message>
        <source>The phonetic spelling is the derived one.</source>
        <translation>Mataurirwo ndiwo anowanikwa nemitemo.</translation>
    </message>
    <message>
        <source>The notations are of the present version.</source>
        <translation>Manyorerwo ndeevhezheni yazvino.</translation>
    </message>
    <message>
        <source>HeadwordToned is the headword with tone marks.</source>
        <translation>headwordToned izwi guru rine zviratidzo zvemutsindo.</translation>
    </message>
    <message>
        <source>Only high tones are marked.</source>
        <translation>Mitsindo yepamusoro chete inoratidzwa.</translation>
    </message>
    <message>
        <source>A falling, rising or mid mark.</source>
        <translation>Chiratidzo chinodonha, chinokwira kana chepakati.</translation>
    </message>
    <message>
        <source>Accents and pattern agree.</source>
        <translation>Zviratidzo nepatani zvinobvumirana.</translation>
    </message>
    <message>
        <source>The status is one of three.</source>
        <translation>Mamiriro ndeamwe eatatu.</translation>
    </message>
    <message>
        <source>A known tone has a pattern.</source>
        <translation>Mutsindo unozivikanwa une patani.</translation>
    </message>
    <message>
        <source>An unknown tone has none.</source>
        <translation>Mutsindo usingazivikanwi hauna.</translation>
    </message>
    <message>
        <source>A pattern is made of H and L.</source>
        <translation>Patani inoumbwa naH naL.</translation>
    </message>
    <message>
        <source>A sourced tone names its source.</source>
        <translation>Mutsindo wechitubu unodoma chitubu chawo.</translation>
    </message>
    <message>
        <source>A pattern has a scope.</source>
        <translation>Patani ine chayainotsanangura.</translation>
    </message>
    <message>
        <source>Only verbs have a tone class.</source>
        <translation>Zviito chete zvine mupanda wemutsindo.</translation>
    </message>
    <message>
        <source>A pattern has as many letters as its scope asks for.</source>
        <translation>Patani ine mabhii akawanda sezvinodiwa.</translation>
    </message>
    <message>
        <source>A noun has a class.</source>
        <translation>Zita rine mupanda.</translation>
    </message>
    <message>
        <source>The class exists.</source>
        <translation>Mupanda uripo.</translation>
    </message>
    <message>
        <source>The noun begins as its class does.</source>
        <translation>Zita rinotanga sezvinoita mupanda waro.</translation>
    </message>
    <message>
        <source>The plural begins as the class of the pair does.</source>
        <translation>Uwandu hunotanga sezvinoita mupanda wawo.</translation>
    </message>
    <message>
        <source>Audio is human or tts.</source>
        <translation>Odhiyo ndeyemunhu kana tts.</translation>
    </message>
    <message>
        <source>Synthetic speech is not called correct in tone.</source>
        <translation>Izwi rekugadzirwa harinzi rakarurama pamutsindo.</translation>
    </message>
    <message>
        <source>A clip lasts at most 15 s.</source>
        <translation>Odhiyo inoreba masekonzi 15 chete.</translation>
    </message>
    <message>
        <source>A clip says its word, or is withheld.</source>
        <translation>Odhiyo inotaura izwi rayo, kana kuti yakabatwa.</translation>
    </message>
    <message>
        <source>A clip has a file.</source>
        <translation>Odhiyo ine faira.</translation>
    </message>
    <message>
        <source>Audio is aac in m4a, or opus in ogg.</source>
        <translation>Odhiyo iaac mum4a, kana opus muogg.</translation>
    </message>
    <message>
        <source>A file is named by its SHA-256.</source>
        <translation>Faira rinodomwa neSHA-256 yaro.</translation>
    </message>
    <message>
        <source>A file has a size.</source>
        <translation>Faira rine ukuru.</translation>
    </message>
    <message>
        <source>A clip or picture has at most 512 KiB.</source>
        <translation>Odhiyo kana mufananidzo une 512 KiB chete.</translation>
    </message>
    <message>
        <source>A medium names its type.</source>
        <translation>Mufananidzo unodoma rudzi rwawo.</translation>
    </message>
    <message>
        <source>The type of exercise is known.</source>
        <translation>Rudzi rweekisesaizi runozivikanwa.</translation>
    </message>
    <message>
        <source>Points are not negative.</source>
        <translation>Zvibodzwa hazvisi pasi pe0.</translation>
    </message>
    <message>
        <source>Options have ids and differ by more than tone and capitals.</source>
        <translation>Sarudzo dzine ma-id uye dzakasiyana kupfuura mutsindo nemabhii makuru.</translation>
    </message>
    <message>
        <source>The answer is there, and among the options.</source>
        <translation>Mhinduro iripo, uye iri pasarudzo.</translation>
    </message>
    <message>
        <source>As many blanks as answers.</source>
        <translation>Mikaha yakawanda semhinduro.</translation>
    </message>
    <message>
        <source>Pairs have texts that differ.</source>
        <translation>Mapeya ane mashoko akasiyana.</translation>
    </message>
    <message>
        <source>The answer holds the tokens, each once.</source>
        <translation>Mhinduro ine mazwi acho, rimwe nerimwe kamwe.</translation>
    </message>
    <message>
        <source>Answers are compared in a known way.</source>
        <translation>Mhinduro dzinoenzaniswa nenzira inozivikanwa.</translation>
    </message>
    <message>
        <source>What is listened to can be heard.</source>
        <translation>Zvinoteererwa zvinonzwika.</translation>
    </message>
    <message>
        <source>Tone is asked only where it is known.</source>
        <translation>Mutsindo unobvunzwa paunozivikanwa chete.</translation>
    </message>
    <message>
        <source>Revision, contentHash and updatedAt have their forms.</source>
        <translation>Revision, contentHash neupdatedAt zvine zvimiro zvazvo.</translation>
    </message>
    <message>
        <source>ContentHash is that of the content.</source>
        <translation>ContentHash ndeyezviri mukati.</translation>
    </message>
    <message>
        <source>%1 Here: %2.</source>
        <extracomment>%1 what a lesson must be, %2 what is wrong here</extracomment>
        <translation>%1 Apa: %2.</translation>
    </message>
    <message>
        <source>%1 Here: %2. Better: %3</source>
        <extracomment>%1 what a lesson must be, %2 what is wrong here, %3 the right value, or what to do</extracomment>
        <translation>%1 Apa: %2. Zviri nani: %3</translation>
    </message>
    <message>
        <source>Hint</source>
        <extracomment>Something worth knowing about a field</extracomment>
        <translation>Zano</translation>
    </message>
    <message>
        <source>Warning</source>
        <extracomment>Something about a field that is probably wrong</extracomment>
        <translation>Yambiro</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>Something about a field that blocks publishing</extracomment>
        <translation>Chikanganiso</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>What you will be able to do</source>
        <translation>Zvauchakwanisa kuita</translation>
    </message>
    <message>
        <source>Cultural note, important</source>
        <translation>Chiziviso chetsika, chakakosha</translation>
    </message>
    <message>
        <source>Cultural note</source>
        <translation>Chiziviso chetsika</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mazwi</translation>
    </message>
    <message>
        <source>Word</source>
        <extracomment>Head of a column: a Shona word</extracomment>
        <translation>Izwi</translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>Head of a column: high and low tone of a word</extracomment>
        <translation>Mutsindo</translation>
    </message>
    <message>
        <source>IPA</source>
        <extracomment>Head of a column: phonetic letters</extracomment>
        <translation>IPA</translation>
    </message>
    <message>
        <source>Meaning</source>
        <extracomment>Head of a column: what a word means</extracomment>
        <translation>Zvazvinoreva</translation>
    </message>
    <message>
        <source>Noun class %1</source>
        <translation>Mupanda wezita %1</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Hurukuro</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of a dialogue: %1 who speaks, %2 what they say</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Girama</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Zvekuita</translation>
    </message>
</context>
<context>
    <name>LineText</name>
    <message>
        <source>Connecting</source>
        <translation>Kuri kubatana</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <extracomment>%1 an address</extracomment>
        <translation>Yakabatana ne%1</translation>
    </message>
    <message>
        <source>Connection lost since %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>Kubatana kwarasika kubva na%1</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>Haina kubvumirwa kupinda</translation>
    </message>
    <message>
        <source>Nobody answers there: the hub is not running, or the address is wrong.</source>
        <translation>Hapana anopindura ipapo: habhu haisi kumhanya, kana kuti kero yakanganiswa.</translation>
    </message>
    <message>
        <source>Something answers there, but it is no Batanidza hub: look at the port.</source>
        <translation>Pane chinopindura ipapo, asi haisi habhu yeBatanidza: tarisa nhamba yegedhi.</translation>
    </message>
    <message>
        <source>No safe connection came about: its certificate is not trusted on this machine, or it speaks no TLS.</source>
        <translation>Hapana kubatana kwakachengeteka kwaitika: chitupa chayo hachivimbwi nacho pakombiyuta ino, kana kuti haitauri TLS.</translation>
    </message>
    <message>
        <source>The hub there speaks another version of the protocol: this window and the hub have to be of the same time.</source>
        <translation>Habhu iripo inotaura imwe vhezheni yemutauro: hwindo iri nehabhu zvinofanira kuva zvenguva imwe.</translation>
    </message>
    <message>
        <source>The hub does not accept the token: it is missing, wrong, expired or taken back.</source>
        <translation>Habhu haibvumi kiyi yekupinda: haipo, yakanganiswa, yapera nguva kana kuti yakatorwa.</translation>
    </message>
    <message>
        <source>The token is good, but not for this: watching needs one of an operator or of curriculum staff, of the tenant that the hub serves.</source>
        <translation>Kiyi yekupinda yakanaka, asi kwete pane izvi: kutarisa kunoda kiyi yemutariri kana yevezvidzidzo, yechikoro chinoshandirwa nehabhu.</translation>
    </message>
    <message>
        <source>The hub there is closing.</source>
        <translation>Habhu iripo iri kuvhara.</translation>
    </message>
    <message>
        <source>Nothing was heard from there for too long.</source>
        <translation>Hapana chakanzwika kubva ipapo kwenguva yakareba.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Kubatana kwadimbuka.</translation>
    </message>
    <message>
        <source>No connection to %1 yet.</source>
        <extracomment>%1 an address</extracomment>
        <translation>Hapasati paita kubatana ne%1.</translation>
    </message>
    <message>
        <source>The connection to %1 is lost since %2.</source>
        <extracomment>%1 an address, %2 a time of day</extracomment>
        <translation>Kubatana ne%1 kwarasika kubva na%2.</translation>
    </message>
    <message>
        <source>%1 does not let this window in.</source>
        <extracomment>%1 an address</extracomment>
        <translation>%1 haibvumiri hwindo iri kupinda.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Zvinoedzwa zvakare zvega.</translation>
    </message>
    <message>
        <source>What is shown was known before; nothing can be changed now.</source>
        <translation>Zviri kuratidzwa ndezvaizivikanwa kare; hapana chinogona kuchinjwa izvozvi.</translation>
    </message>
</context>
<context>
    <name>MergeText</name>
    <message>
        <source>An apostrophe stands where Shona has none.</source>
        <translation>Koma yepamusoro iri pasingashandiswi neShona.</translation>
    </message>
    <message>
        <source>A letter of another script looks like a Latin one.</source>
        <translation>Bhii remamwe manyorerwo rinoita seremuLatini.</translation>
    </message>
    <message>
        <source>Tone marks were lost.</source>
        <translation>Zviratidzo zvemutsindo zvarasika.</translation>
    </message>
    <message>
        <source>Both sides set different tones.</source>
        <translation>Mativi maviri aisa mitsindo yakasiyana.</translation>
    </message>
    <message>
        <source>Tone marks were moved to the new spelling.</source>
        <translation>Zviratidzo zvemutsindo zvaendeswa pachiperengo chitsva.</translation>
    </message>
    <message>
        <source>Tone marks could not be moved: the syllables differ.</source>
        <translation>Zviratidzo zvemutsindo hazvina kugona kuendeswa: zvidimbu zvakasiyana.</translation>
    </message>
    <message>
        <source>The tone pattern has not one letter for each syllable.</source>
        <translation>Patani yemutsindo haina bhii rimwe pachidimbu chimwe nechimwe.</translation>
    </message>
    <message>
        <source>The tone pattern was made from the accents.</source>
        <translation>Patani yemutsindo yakagadzirwa kubva pazviratidzo.</translation>
    </message>
    <message>
        <source>Accents and tone pattern disagree.</source>
        <translation>Zviratidzo nepatani yemutsindo hazvipindirani.</translation>
    </message>
    <message>
        <source>Letters of the 1931 alphabet were put in today&apos;s spelling.</source>
        <translation>Mabhii earufabheti ya1931 aiswa muchiperengo chanhasi.</translation>
    </message>
    <message>
        <source>The recording says the old word.</source>
        <translation>Inzwi rakatapwa rinoti izwi rekare.</translation>
    </message>
    <message>
        <source>The pronunciation was made again from the word.</source>
        <translation>Madudzirwo agadzirwa zvakare kubva paizwi.</translation>
    </message>
    <message>
        <source>The syllables were made again from the word.</source>
        <translation>Zvidimbu zvagadzirwa zvakare kubva paizwi.</translation>
    </message>
    <message>
        <source>The tone pattern was kept for the new spelling.</source>
        <translation>Patani yemutsindo yachengeterwa chiperengo chitsva.</translation>
    </message>
    <message>
        <source>The tone pattern belongs to the old spelling.</source>
        <translation>Patani yemutsindo ndeyechiperengo chekare.</translation>
    </message>
    <message>
        <source>The pronunciation belongs to the old spelling.</source>
        <translation>Madudzirwo ndeechiperengo chekare.</translation>
    </message>
    <message>
        <source>The pronunciation does not fit the word.</source>
        <translation>Madudzirwo haaenderani neizwi.</translation>
    </message>
    <message>
        <source>The new recording was made for the old word.</source>
        <translation>Inzwi idzva rakatapirwa izwi rekare.</translation>
    </message>
    <message>
        <source>A cultural note was taken out.</source>
        <translation>Chiziviso chetsika chabviswa.</translation>
    </message>
    <message>
        <source>Both sides changed one paragraph of a cultural note.</source>
        <translation>Mativi maviri achinja ndima imwe chete yechiziviso chetsika.</translation>
    </message>
    <message>
        <source>The noun class does not fit the prefix of the word.</source>
        <translation>Mupanda wezita hauenderani nechivakashure cheizwi.</translation>
    </message>
    <message>
        <source>The plural does not fit the noun class.</source>
        <translation>Uwandu hahuenderani nemupanda wezita.</translation>
    </message>
    <message>
        <source>The plural decided between two noun classes.</source>
        <translation>Uwandu ndihwo hwasarudza pakati pemipanda miviri.</translation>
    </message>
    <message>
        <source>Both sides set different noun classes.</source>
        <translation>Mativi maviri aisa mipanda yakasiyana.</translation>
    </message>
    <message>
        <source>Both spellings are right: they are free variants.</source>
        <translation>Zviperengo zviri zviviri zvakanaka: zvinotsiva chimwe nechimwe.</translation>
    </message>
    <message>
        <source>Words are divided differently here.</source>
        <translation>Mazwi akaparadzaniswa zvakasiyana pano.</translation>
    </message>
    <message>
        <source>The name of a language was given its right capital.</source>
        <translation>Zita remutauro rapiwa bhii guru rakakodzera.</translation>
    </message>
    <message>
        <source>Both sides changed the same place of the text.</source>
        <translation>Mativi maviri achinja nzvimbo imwe chete yemashoko.</translation>
    </message>
    <message>
        <source>Respectful and familiar address would be mixed.</source>
        <translation>Kutaura kwerukudzo nekwehukama zvaizosangana.</translation>
    </message>
    <message>
        <source>Two words are spelled alike and mean different things.</source>
        <translation>Mazwi maviri anonyorwa zvakafanana asi anoreva zvakasiyana.</translation>
    </message>
    <message>
        <source>The same word stands here twice.</source>
        <translation>Izwi rimwe chete riri pano kaviri.</translation>
    </message>
    <message>
        <source>The endings -i and -e belong to two dialects.</source>
        <translation>Magumo -i na-e ndeemitauro miviri yematunhu.</translation>
    </message>
    <message>
        <source>Same text, stored differently</source>
        <translation>Mashoko akafanana, akachengetwa zvakasiyana</translation>
    </message>
    <message>
        <source>Only characters that nobody can see</source>
        <translation>Mabhii asingaonekwi chete</translation>
    </message>
    <message>
        <source>Only the form of an apostrophe</source>
        <translation>Chimiro chekoma yepamusoro chete</translation>
    </message>
    <message>
        <source>An apostrophe in a wrong place</source>
        <translation>Koma yepamusoro panzvimbo isiriyo</translation>
    </message>
    <message>
        <source>A letter of another script</source>
        <translation>Bhii remamwe manyorerwo</translation>
    </message>
    <message>
        <source>The side with tone marks is kept</source>
        <translation>Divi rine zviratidzo zvemutsindo rachengetwa</translation>
    </message>
    <message>
        <source>Different tones on both sides</source>
        <translation>Mitsindo yakasiyana kumativi maviri</translation>
    </message>
    <message>
        <source>Low tones are not marked</source>
        <translation>Mitsindo yepasi hairatidzwi</translation>
    </message>
    <message>
        <source>Letters of one side, tones of the other</source>
        <translation>Mabhii erimwe divi, mitsindo yerimwe</translation>
    </message>
    <message>
        <source>A tone pattern of the wrong length</source>
        <translation>Patani yemutsindo ine urefu husiri ihwo</translation>
    </message>
    <message>
        <source>Accents and tone pattern</source>
        <translation>Zviratidzo nepatani yemutsindo</translation>
    </message>
    <message>
        <source>Today&apos;s spelling for the 1931 alphabet</source>
        <translation>Chiperengo chanhasi chearufabheti ya1931</translation>
    </message>
    <message>
        <source>A new word makes what hangs on it anew</source>
        <translation>Izwi idzva rinogadzirisa zvese zvarakabata</translation>
    </message>
    <message>
        <source>The pronunciation must fit the word</source>
        <translation>Madudzirwo anofanira kuenderana neizwi</translation>
    </message>
    <message>
        <source>A recording of the old word is not played</source>
        <translation>Inzwi reizwi rekare haridzwi</translation>
    </message>
    <message>
        <source>Cultural notes are not lost without a reason</source>
        <translation>Zviziviso zvetsika hazvirasiki pasina chikonzero</translation>
    </message>
    <message>
        <source>Cultural notes by paragraph</source>
        <translation>Zviziviso zvetsika nendima</translation>
    </message>
    <message>
        <source>Noun class and prefix</source>
        <translation>Mupanda wezita nechivakashure</translation>
    </message>
    <message>
        <source>Plural and noun class</source>
        <translation>Uwandu nemupanda wezita</translation>
    </message>
    <message>
        <source>Two noun classes</source>
        <translation>Mipanda miviri yezita</translation>
    </message>
    <message>
        <source>Variants are united</source>
        <translation>Mhando dzabatanidzwa</translation>
    </message>
    <message>
        <source>Free variants are no errors</source>
        <translation>Zvinotsivana hazvisi zvikanganiso</translation>
    </message>
    <message>
        <source>How words are divided</source>
        <translation>Maparadzanisirwo emazwi</translation>
    </message>
    <message>
        <source>Capitals of language names</source>
        <translation>Mabhii makuru emazita emitauro</translation>
    </message>
    <message>
        <source>Sentences by word</source>
        <translation>Mitsara neizwi</translation>
    </message>
    <message>
        <source>Respectful or familiar address</source>
        <translation>Kutaura kwerukudzo kana kwehukama</translation>
    </message>
    <message>
        <source>Words that are spelled alike</source>
        <translation>Mazwi anonyorwa zvakafanana</translation>
    </message>
    <message>
        <source>Endings of dialects</source>
        <translation>Magumo emitauro yematunhu</translation>
    </message>
    <message>
        <source>Only A changed it</source>
        <translation>A chete ndiyo yachinja</translation>
    </message>
    <message>
        <source>Only B changed it</source>
        <translation>B chete ndiyo yachinja</translation>
    </message>
    <message>
        <source>Both agree</source>
        <translation>Zvese zvinobvumirana</translation>
    </message>
    <message>
        <source>Renamed on one side, edited on the other</source>
        <translation>Chatumidzwa patsva kune rimwe divi, chanyorwa kune rimwe</translation>
    </message>
    <message>
        <source>A value beats an empty one</source>
        <translation>Chine chinhu chinokunda chisina</translation>
    </message>
    <message>
        <source>Both took something out</source>
        <translation>Zvese zvabvisa zvimwe</translation>
    </message>
    <message>
        <source>Both took it out</source>
        <translation>Zvese zvachibvisa</translation>
    </message>
    <message>
        <source>An edit beats a deletion</source>
        <translation>Kunyora kunokunda kubvisa</translation>
    </message>
    <message>
        <source>The greater number</source>
        <translation>Nhamba huru</translation>
    </message>
    <message>
        <source>What both sides added</source>
        <translation>Zvawedzerwa nemativi maviri</translation>
    </message>
    <message>
        <source>Different lines were changed</source>
        <translation>Mitsetse yakasiyana yachinjwa</translation>
    </message>
    <message>
        <source>Different paragraphs were changed</source>
        <translation>Ndima dzakasiyana dzachinjwa</translation>
    </message>
    <message>
        <source>Different words were changed</source>
        <translation>Mazwi akasiyana achinjwa</translation>
    </message>
    <message>
        <source>Lists united</source>
        <translation>Mazita abatanidzwa</translation>
    </message>
    <message>
        <source>Different parts of the list were changed</source>
        <translation>Zvikamu zvakasiyana zvemutsetse zvachinjwa</translation>
    </message>
    <message>
        <source>Entries stand where they were moved to</source>
        <translation>Zvinhu zviri pazvakaendeswa</translation>
    </message>
    <message>
        <source>Keep A</source>
        <translation>Siya A</translation>
    </message>
    <message>
        <source>Take B</source>
        <translation>Tora B</translation>
    </message>
    <message>
        <source>Latest wins</source>
        <translation>Chekupedzisira chinokunda</translation>
    </message>
    <message>
        <source>Both changed it, differently</source>
        <translation>Zvese zvachichinja, zvakasiyana</translation>
    </message>
    <message>
        <source>Taken out on one side, edited on the other</source>
        <translation>Chabviswa kune rimwe divi, chanyorwa kune rimwe</translation>
    </message>
    <message>
        <source>Both made it another kind of value</source>
        <translation>Zvese zvachiita rumwe rudzi rwechinhu</translation>
    </message>
    <message>
        <source>Both put something else in one place</source>
        <translation>Zvese zvaisa zvimwe panzvimbo imwe</translation>
    </message>
    <message>
        <source>Both added it at different places</source>
        <translation>Zvese zvachiwedzera panzvimbo dzakasiyana</translation>
    </message>
    <message>
        <source>Both rewrote the same part of the list</source>
        <translation>Zvese zvanyora patsva chikamu chimwe chemutsetse</translation>
    </message>
    <message>
        <source>word</source>
        <translation>izwi</translation>
    </message>
    <message>
        <source>toned form</source>
        <translation>izwi nemutsindo</translation>
    </message>
    <message>
        <source>tone pattern</source>
        <translation>patani yemutsindo</translation>
    </message>
    <message>
        <source>meaning in English</source>
        <translation>zvarinoreva muChirungu</translation>
    </message>
    <message>
        <source>plural</source>
        <translation>uwandu</translation>
    </message>
    <message>
        <source>noun class</source>
        <translation>mupanda wezita</translation>
    </message>
    <message>
        <source>pronunciation</source>
        <translation>madudzirwo</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>inzwi rakatapwa</translation>
    </message>
    <message>
        <source>Shona title</source>
        <translation>musoro weShona</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>musoro weChirungu</translation>
    </message>
    <message>
        <source>English summary</source>
        <translation>pfupiso yeChirungu</translation>
    </message>
    <message>
        <source>Shona summary</source>
        <translation>pfupiso yeShona</translation>
    </message>
    <message>
        <source>English text</source>
        <translation>mashoko eChirungu</translation>
    </message>
    <message>
        <source>Shona text</source>
        <translation>mashoko eShona</translation>
    </message>
    <message>
        <source>English prompt</source>
        <translation>mubvunzo weChirungu</translation>
    </message>
    <message>
        <source>Shona prompt</source>
        <translation>mubvunzo weShona</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Chirungu</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>ChiShona</translation>
    </message>
    <message>
        <source>points</source>
        <translation>mapoinzi</translation>
    </message>
    <message>
        <source>words</source>
        <translation>mazwi</translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation>hurukuro</translation>
    </message>
    <message>
        <source>exercises</source>
        <translation>maekisesaizi</translation>
    </message>
    <message>
        <source>cultural notes</source>
        <translation>zviziviso zvetsika</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>mazita ezviratidzo</translation>
    </message>
    <message>
        <source>variants</source>
        <translation>mhando</translation>
    </message>
    <message>
        <source>text</source>
        <extracomment>Kind of a field</extracomment>
        <translation>mashoko</translation>
    </message>
    <message>
        <source>tone</source>
        <extracomment>Kind of a field</extracomment>
        <translation>mutsindo</translation>
    </message>
    <message>
        <source>spelling</source>
        <extracomment>Kind of a field</extracomment>
        <translation>chiperengo</translation>
    </message>
    <message>
        <source>item</source>
        <extracomment>Kind of a field: a whole entry of a list</extracomment>
        <translation>chinhu</translation>
    </message>
    <message>
        <source>moved</source>
        <extracomment>Kind of a field: the order of a list</extracomment>
        <translation>chaendeswa</translation>
    </message>
    <message>
        <source>number</source>
        <extracomment>Kind of a field</extracomment>
        <translation>nhamba</translation>
    </message>
    <message>
        <source>list</source>
        <extracomment>Kind of a field
----------
Kind of conflict: a part of a list</extracomment>
        <translation>mutsetse</translation>
    </message>
    <message>
        <source>value</source>
        <extracomment>Kind of a field: something else</extracomment>
        <translation>chinhu</translation>
    </message>
    <message>
        <source>edited twice</source>
        <extracomment>Kind of conflict: both edited it</extracomment>
        <translation>chanyorwa kaviri</translation>
    </message>
    <message>
        <source>added twice</source>
        <extracomment>Kind of conflict: both added it</extracomment>
        <translation>chawedzerwa kaviri</translation>
    </message>
    <message>
        <source>removed or edited</source>
        <extracomment>Kind of conflict</extracomment>
        <translation>chabviswa kana kunyorwa</translation>
    </message>
    <message>
        <source>order</source>
        <extracomment>Kind of conflict: the order of a list</extracomment>
        <translation>marongerwo</translation>
    </message>
    <message>
        <source>kind of value</source>
        <extracomment>Kind of conflict: another kind of value</extracomment>
        <translation>rudzi rwechinhu</translation>
    </message>
    <message>
        <source>Field by field</source>
        <translation>Chikamu nechikamu</translation>
    </message>
    <message>
        <source>Unite lists</source>
        <translation>Batanidza mitsetse</translation>
    </message>
    <message>
        <source>Shona rules</source>
        <translation>Mitemo yeShona</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Neruoko</translation>
    </message>
    <message>
        <source>Order of the %1</source>
        <extracomment>%1 a list such as words</extracomment>
        <translation>Marongerwo e%1</translation>
    </message>
    <message>
        <source>The whole lesson</source>
        <translation>Chidzidzo chese</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 an entry such as &quot;v01 kutema&quot;, %2 a field such as &quot;toned form&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>the proposal</source>
        <translation>zvakurudzirwa</translation>
    </message>
    <message>
        <source>the removal</source>
        <translation>kubvisa</translation>
    </message>
    <message>
        <source>the edit</source>
        <translation>zvanyorwa</translation>
    </message>
    <message>
        <source>the longer text</source>
        <translation>mashoko akareba</translation>
    </message>
    <message>
        <source>the shorter text</source>
        <translation>mashoko mapfupi</translation>
    </message>
    <message>
        <source>side A</source>
        <translation>divi A</translation>
    </message>
    <message>
        <source>side B</source>
        <translation>divi B</translation>
    </message>
    <message>
        <source>a text of one&apos;s own</source>
        <translation>mashoko ako wega</translation>
    </message>
    <message>
        <source>Suggested: %1, %2 (%3 of %4 like this were decided so)</source>
        <extracomment>%1 a choice such as &quot;A&quot;, %2 what it is, such as &quot;the longer text&quot;, %3 and %4 numbers</extracomment>
        <translation>Zano: %1, %2 (%3 pa%4 dzakafanana neiyi dzakasarudzwa saizvozvo)</translation>
    </message>
    <message>
        <source>Earlier decisions about this field, by this rule. It is right in at least %1 of such cases.</source>
        <extracomment>%1 a percentage</extracomment>
        <translation>Sarudzo dzekare dzechikamu ichi, nemutemo uyu. Rinokwana panosvika %1 kana kupfuura yezvakadai.</translation>
    </message>
    <message>
        <source>Earlier decisions asked by this rule. It is right in at least %1 of such cases.</source>
        <extracomment>%1 a percentage</extracomment>
        <translation>Sarudzo dzekare dzakabvunzwa nemutemo uyu. Rinokwana panosvika %1 kana kupfuura yezvakadai.</translation>
    </message>
    <message>
        <source>Earlier decisions of this kind. It is right in at least %1 of such cases.</source>
        <extracomment>%1 a percentage</extracomment>
        <translation>Sarudzo dzekare dzerudzi urwu. Rinokwana panosvika %1 kana kupfuura yezvakadai.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Pfupiso</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Mapuratifomu</translation>
    </message>
</context>
<context>
    <name>PreviewHtml</name>
    <message>
        <source>%1: what was changed or left out</source>
        <extracomment>Head of a table: %1 a platform</extracomment>
        <translation>%1: zvakachinjwa kana kusiyiwa</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>The platform plays this audio format.</source>
        <translation>Puratifomu inoridza mhando iyi yeodhiyo.</translation>
    </message>
    <message>
        <source>The platform does not play this audio format.</source>
        <translation>Puratifomu hairidzi mhando iyi yeodhiyo.</translation>
    </message>
    <message>
        <source>No audio is left in a format of the platform: it speaks the word itself, and says that it does.</source>
        <translation>Hapana odhiyo yasara yemhando yepuratifomu: inodudza izwi yoga, uye inozvitaura.</translation>
    </message>
    <message>
        <source>The audio was made for another spelling of the word: it is not played.</source>
        <translation>Odhiyo yakaitirwa chimwe chiperengo cheizwi: hairidzwi.</translation>
    </message>
    <message>
        <source>The file&apos;s container, hash or size cannot be right.</source>
        <translation>Mhando, hashi kana ukuru hwefaira hazvingave zvechokwadi.</translation>
    </message>
    <message>
        <source>The clip is longer or larger than the platform takes.</source>
        <translation>Odhiyo yakareba kana kukura kupfuura inotambirwa nepuratifomu.</translation>
    </message>
    <message>
        <source>The platform takes no more clips of one lesson.</source>
        <translation>Puratifomu haichatambiri dzimwe odhiyo dzechidzidzo chimwe.</translation>
    </message>
    <message>
        <source>The platform needs one file only, and has a better one.</source>
        <translation>Puratifomu inoda faira rimwe chete, uye ine riri nani.</translation>
    </message>
    <message>
        <source>The desktop gets the whole document.</source>
        <translation>Kombiyuta inowana gwaro rese.</translation>
    </message>
    <message>
        <source>The lesson is larger than the platform takes.</source>
        <translation>Chidzidzo chakakura kupfuura chinotambirwa nepuratifomu.</translation>
    </message>
    <message>
        <source>The field has a column of its own.</source>
        <translation>Chikamu chine koramu yacho choga.</translation>
    </message>
    <message>
        <source>The field has no column of its own and goes with the payload of its record.</source>
        <translation>Chikamu hachina koramu yacho choga, saka chinoenda nezvimwe zverekodhi yacho.</translation>
    </message>
    <message>
        <source>The entry was taken out: the record is deleted by its id.</source>
        <translation>Chinhu ichi chakabviswa: rekodhi inodzimwa nezita rayo.</translation>
    </message>
    <message>
        <source>The entry has no id of its own, so it can be no record: it goes with the lesson&apos;s payload.</source>
        <translation>Chinhu ichi hachina zita racho, saka hachingave rekodhi: chinoenda nezvimwe zvechidzidzo.</translation>
    </message>
    <message>
        <source>The settings of another platform.</source>
        <translation>Magadziriro eimwe puratifomu.</translation>
    </message>
    <message>
        <source>The text is longer than the platform shows and was cut.</source>
        <translation>Chinyorwa chakareba kupfuura chinoratidzwa nepuratifomu, saka chakachekwa.</translation>
    </message>
    <message>
        <source>The web gets the document.</source>
        <translation>Webhu inowana gwaro.</translation>
    </message>
    <message>
        <source>The settings of platforms: those of the web are in the search block.</source>
        <translation>Magadziriro emapuratifomu: ewebhu ari pachikamu chekutsvaga.</translation>
    </message>
    <message>
        <source>The entry was taken out.</source>
        <translation>Chinhu ichi chakabviswa.</translation>
    </message>
    <message>
        <source>The name belongs to the search block.</source>
        <translation>Zita iri nderechikamu chekutsvaga.</translation>
    </message>
    <message>
        <source>The title of the page was made from the lesson&apos;s titles.</source>
        <translation>Musoro wepeji wakagadzirwa kubva pamisoro yechidzidzo.</translation>
    </message>
    <message>
        <source>The description of the page was made from the lesson&apos;s texts.</source>
        <translation>Tsananguro yepeji yakagadzirwa kubva pazvinyorwa zvechidzidzo.</translation>
    </message>
    <message>
        <source>The description is shorter than search engines want.</source>
        <translation>Tsananguro ipfupi pane inodiwa nenzvimbo dzekutsvaga.</translation>
    </message>
    <message>
        <source>The address of the page was made from the lesson&apos;s title.</source>
        <translation>Kero yepeji yakagadzirwa kubva pamusoro wechidzidzo.</translation>
    </message>
    <message>
        <source>The picture for previews was not found among the media.</source>
        <translation>Mufananidzo wekuratidza hauna kuwanikwa pakati pemifananidzo.</translation>
    </message>
    <message>
        <source>The watch shows it.</source>
        <translation>Wachi inozviratidza.</translation>
    </message>
    <message>
        <source>The watch has no room for it.</source>
        <translation>Wachi haina nzvimbo yazvo.</translation>
    </message>
    <message>
        <source>The watch shows the words that the lesson names for it, else the first ones.</source>
        <translation>Wachi inoratidza mazwi ayakatsanangurirwa nechidzidzo, kana asipo ekutanga.</translation>
    </message>
    <message>
        <source>The word does not fit the watch.</source>
        <translation>Izwi harikwani pawachi.</translation>
    </message>
    <message>
        <source>The watch tells that there is a cultural note, and leaves the note out.</source>
        <translation>Wachi inozivisa kuti pane chiziviso chetsika, asi inosiya chiziviso chacho.</translation>
    </message>
    <message>
        <source>kept</source>
        <extracomment>What became of a field of a lesson on its way to a platform</extracomment>
        <translation>zvasara</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>What became of a field of a lesson on its way to a platform</extracomment>
        <translation>zvachinjwa</translation>
    </message>
    <message>
        <source>left out</source>
        <extracomment>What became of a field of a lesson on its way to a platform</extracomment>
        <translation>zvasiyiwa</translation>
    </message>
    <message>
        <source>the whole lesson</source>
        <translation>chidzidzo chese</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 an entry of a lesson (&quot;v04 makadii&quot;), %2 a field of it (&quot;gloss / en&quot;)
----------
%1 the name of a rule (&quot;T1&quot;), %2 its sentence
----------
%1 the name of a rule of lessons, %2 what is wrong, in English</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 why, a sentence; %2 what came of it: a column, a format, a length</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Chikamu</translation>
    </message>
    <message>
        <source>Was</source>
        <extracomment>Head of a column: kept, changed or left out</extracomment>
        <translation>Zvaitwa</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Mutemo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Chikonzero</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Zvese</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <extracomment>%1 the name of a rule (&quot;T1&quot;), %2 its sentence, %3 what came of it</extracomment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>No font of this computer shows %1.</source>
        <extracomment>%1 letters, by name: &quot;U+1D400&quot;</extracomment>
        <translation>Hapana fondi yekombiyuta ino inoratidza %1.</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Puratifomu</translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>Head of a column: where in the lesson</extracomment>
        <translation>Papi</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Head of a column: what to look at</extracomment>
        <translation>Chii</translation>
    </message>
    <message>
        <source>A person is heard.</source>
        <translation>Munhu ndiye anonzwika.</translation>
    </message>
    <message>
        <source>%1, over the limit of %2</source>
        <extracomment>%1 and %2 sizes: &quot;600 kB&quot;</extracomment>
        <translation>%1, yapfuura muganhu we%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 and %2 sizes: &quot;33 kB of 512 kB&quot;</extracomment>
        <translation>%1 pa%2</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>Zvanyorwa, zvisati zvachengetwa</translation>
    </message>
    <message>
        <source>Result of conflict %1</source>
        <extracomment>%1 the name of a conflict</extracomment>
        <translation>Zvabuda pakupokana %1</translation>
    </message>
    <message>
        <source>A synthetic voice is heard, from a file, and labelled so.</source>
        <translation>Inzwi rakagadzirwa rinonzwika kubva mufaira, uye rinonzi ndizvo.</translation>
    </message>
    <message>
        <source>No file: the device speaks with a synthetic voice, and says so.</source>
        <translation>Hapana faira: mudziyo unotaura neinzwi rakagadzirwa, uye unozvitaura.</translation>
    </message>
    <message>
        <source>The recording is withheld, since it was made for another spelling; the device speaks with a synthetic voice, and says so.</source>
        <translation>Zvakarekodhwa zvakaitirwa chimwe chiperengo, saka hazvisi kuridzwa; mudziyo unotaura neinzwi rakagadzirwa, uye unozvitaura.</translation>
    </message>
    <message>
        <source>Record the word, or add the recording in a format that the platform plays.</source>
        <translation>Rekodha izwi, kana kuwedzera odhiyo iri muchimiro chinoridzwa nepuratifomu.</translation>
    </message>
    <message>
        <source>Record the word as it is spelt now, or correct the spelling.</source>
        <translation>Rekodha izwi sezvarinonyorwa iye zvino, kana kugadzirisa chiperengo.</translation>
    </message>
    <message>
        <source>Take the recording out of the lesson and add the file again.</source>
        <translation>Bvisa odhiyo muchidzidzo wowedzera faira racho zvakare.</translation>
    </message>
    <message>
        <source>Shorten the recording.</source>
        <translation>Pfupisa odhiyo.</translation>
    </message>
    <message>
        <source>Split the lesson, or leave the recordings of some words out.</source>
        <translation>Patsanura chidzidzo, kana kusiya odhiyo dzemamwe mazwi.</translation>
    </message>
    <message>
        <source>Name shorter words for the watch in the lesson&apos;s platform settings.</source>
        <translation>Doma mazwi mapfupi ewachi mumagadzirirwo emapuratifomu echidzidzo.</translation>
    </message>
    <message>
        <source>Split the lesson in two, or shorten its texts and lists.</source>
        <translation>Patsanura chidzidzo chive zviviri, kana kupfupisa zvinyorwa nerondedzero dzacho.</translation>
    </message>
    <message>
        <source>Give the entry an id.</source>
        <translation>Ipa chinhu ichi id.</translation>
    </message>
    <message>
        <source>Shorten the text, or give a shorter one for this platform.</source>
        <translation>Pfupisa chinyorwa, kana kupa chipfupi chepuratifomu iyi.</translation>
    </message>
    <message>
        <source>Give the field another name.</source>
        <translation>Ipa nzvimbo iyi rimwe zita.</translation>
    </message>
    <message>
        <source>Write a longer description in the lesson&apos;s settings for the web.</source>
        <translation>Nyora tsananguro yakareba mumagadzirirwo echidzidzo epadandemutande.</translation>
    </message>
    <message>
        <source>Write an address in the lesson&apos;s settings for the web, if this one does not suit.</source>
        <translation>Nyora kero mumagadzirirwo echidzidzo epadandemutande, kana iyi isina kukodzera.</translation>
    </message>
    <message>
        <source>Add the picture to the lesson&apos;s media, or take its name out.</source>
        <translation>Wedzera mufananidzo pamifananidzo yechidzidzo, kana kubvisa zita rawo.</translation>
    </message>
    <message>
        <source>Check that the letters are meant. Devices with other fonts may show them.</source>
        <translation>Ona kana mabhii aya ari iwo anodiwa. Midziyo ine mamwe mafonti ingaaratidza.</translation>
    </message>
    <message>
        <source>Correct this field in the lesson.</source>
        <translation>Gadzirisa nzvimbo iyi muchidzidzo.</translation>
    </message>
    <message>
        <source>Look at the trace in Preview.</source>
        <translation>Tarisa nhoroondo muMaonekero.</translation>
    </message>
    <message>
        <source>What to do</source>
        <extracomment>Head of a column: what a person can do about a warning</extracomment>
        <translation>Zvekuita</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>What you will be able to do</source>
        <translation>Zvauchakwanisa kuita</translation>
    </message>
    <message>
        <source>Culture</source>
        <translation>Tsika</translation>
    </message>
    <message>
        <source>Cultural note, important</source>
        <translation>Chiziviso chetsika, chakakosha</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mazwi</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Hurukuro</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Girama</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Zvekuita</translation>
    </message>
    <message>
        <source>There is one: read it on another device.</source>
        <translation>Chiripo: chiverenge pane mumwe mudziyo.</translation>
    </message>
    <message>
        <source>Recording of a person</source>
        <translation>Inzwi remunhu rakarekodhwa</translation>
    </message>
    <message>
        <source>Recording withheld: made for another spelling</source>
        <translation>Zvakarekodhwa hazviridzwi: zvakaitirwa chimwe chiperengo</translation>
    </message>
    <message>
        <source>Tone not known</source>
        <translation>Mutsindo hauzivikanwi</translation>
    </message>
    <message>
        <source>Not all of it is drawn here; the payload has it.</source>
        <translation>Hazvina kunyorwa zvese pano; zviri mune zvinotumirwa.</translation>
    </message>
    <message>
        <source>Customs differ from place to place.</source>
        <translation>Tsika dzinosiyana nenzvimbo.</translation>
    </message>
    <message>
        <source>Synthetic voice, recorded</source>
        <translation>Inzwi rakagadzirwa, rakarekodhwa</translation>
    </message>
    <message>
        <source>Synthetic voice of the device</source>
        <translation>Inzwi rakagadzirwa remudziyo</translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message numerus="yes">
        <source>%1 is %n version(s) behind.</source>
        <translation>
            <numerusform>%1 yasara nevhezheni %n.</numerusform>
            <numerusform>%1 yasara nevhezheni %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind (%2).</source>
        <extracomment>%1 platform, %2 length of time (&quot;12 min&quot;)</extracomment>
        <translation>
            <numerusform>%1 yasara nevhezheni %n (%2).</numerusform>
            <numerusform>%1 yasara nevhezheni %n (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no device connected.</source>
        <translation>%1 haina mudziyo wakabatana.</translation>
    </message>
    <message>
        <source>%1 has had no device connected for %2.</source>
        <extracomment>%1 platform, %2 length of time (&quot;12 min&quot;)</extracomment>
        <translation>%1 haina kuva nemudziyo wakabatana kwe%2.</translation>
    </message>
    <message>
        <source>P99 is %1, the target is %2.</source>
        <extracomment>%1 and %2 latencies (&quot;620 ms&quot;)</extracomment>
        <translation>P99 i%1, chinangwa i%2.</translation>
    </message>
    <message>
        <source>%1: P99 is %2, the target is %3.</source>
        <extracomment>%1 platform, %2 and %3 latencies (&quot;620 ms&quot;)</extracomment>
        <translation>%1: P99 i%2, chinangwa i%3.</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person.</source>
        <translation>
            <numerusform>Kupokana %n kwakamirira munhu.</numerusform>
            <numerusform>Kupokana %n kwakamirira munhu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person, the oldest for %1.</source>
        <extracomment>%1 length of time</extracomment>
        <translation>
            <numerusform>Kupokana %n kwakamirira munhu, kwekare kwe%1.</numerusform>
            <numerusform>Kupokana %n kwakamirira munhu, kwekare kwe%1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of requests fail, the limit is %2.</source>
        <extracomment>%1 and %2 percentages</extracomment>
        <translation>%1 yezvikumbiro inokundikana, muganhu i%2.</translation>
    </message>
    <message>
        <source>%1: %2 of requests fail, the limit is %3.</source>
        <extracomment>%1 platform, %2 and %3 percentages</extracomment>
        <translation>%1: %2 yezvikumbiro inokundikana, muganhu i%3.</translation>
    </message>
    <message>
        <source>A health check is not well: %1.</source>
        <extracomment>%1 what is checked (&quot;Clock&quot;)</extracomment>
        <translation>Ongororo haina kunaka: %1.</translation>
    </message>
    <message>
        <source>Nothing can be saved: the store does not take writes.</source>
        <translation>Hapana chingachengetwa: dura haribvumi kunyorwa.</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 free, at least %2 needed.</source>
        <extracomment>%1 and %2 sizes (&quot;120 MB&quot;)</extracomment>
        <translation>Dhisiki roda kuzara: kwasara %1, panodiwa %2 kana kupfuura.</translation>
    </message>
    <message>
        <source>The hub is closing: it takes no new edits.</source>
        <translation>Habhu iri kuvhara: haichatori shanduko itsva.</translation>
    </message>
    <message>
        <source>No news since %1 (%2). Showing what was known then.</source>
        <extracomment>%1 time of day, %2 length of time</extracomment>
        <translation>Hapana nhau kubva %1 (%2). Panoratidzwa zvaizivikanwa panguva iyoyo.</translation>
    </message>
    <message>
        <source>The first health check is not done yet.</source>
        <translation>Ongororo yekutanga haisati yaitwa.</translation>
    </message>
    <message>
        <source>Not everything is known yet.</source>
        <translation>Hazvisati zvazivikanwa zvose.</translation>
    </message>
    <message numerus="yes">
        <source>Needs attention, for %n reason(s).</source>
        <translation>
            <numerusform>Panoda kutariswa, nechikonzero %n.</numerusform>
            <numerusform>Panoda kutariswa, nezvikonzero %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Critical, for %n reason(s).</source>
        <translation>
            <numerusform>Pakaipa zvikuru, nechikonzero %n.</numerusform>
            <numerusform>Pakaipa zvikuru, nezvikonzero %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well; no device is connected.</source>
        <translation>Zvose zvakanaka; hapana mudziyo wakabatana.</translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n device(s) in sync.</source>
        <translation>
            <numerusform>Zvose zvakanaka: mudziyo %n wakaenderana.</numerusform>
            <numerusform>Zvose zvakanaka: midziyo %n yakaenderana.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All is well: %1 of %n connected device(s) in sync.</source>
        <extracomment>%1 of %n: how many of the connected devices have everything; the others are a few seconds behind, which is no trouble yet.</extracomment>
        <translation>
            <numerusform>Zvose zvakanaka: midziyo %1 pamudziyo %n wakabatana yakaenderana.</numerusform>
            <numerusform>Zvose zvakanaka: midziyo %1 pamidziyo %n yakabatana yakaenderana.</numerusform>
        </translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Haisati yaonekwa</translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <extracomment>Short, on a card: so many versions behind.</extracomment>
        <translation>
            <numerusform>%n yasara</numerusform>
            <numerusform>%n dzasara</numerusform>
        </translation>
    </message>
    <message>
        <source>No %1 device has ever been connected.</source>
        <translation>Hapana mudziyo we%1 wati wambobatana.</translation>
    </message>
    <message>
        <source>%1 has had no device connected since %2 (%3).</source>
        <extracomment>%1 platform, %2 time of day, %3 length of time</extracomment>
        <translation>%1 haina mudziyo wakabatana kubva %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2; %3 is the furthest behind, last heard %4.</source>
        <extracomment>%1 platform, %2 time of day, %3 name of a device, %4 age (&quot;12 s ago&quot;)</extracomment>
        <translation>
            <numerusform>%1 yasara nevhezheni %n kubva %2; %3 ndiwo wasara kwazvo, wakapedzisira kunzwikwa %4.</numerusform>
            <numerusform>%1 yasara nevhezheni %n kubva %2; %3 ndiwo wasara kwazvo, wakapedzisira kunzwikwa %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2.</source>
        <extracomment>%1 platform, %2 time of day</extracomment>
        <translation>
            <numerusform>%1 yasara nevhezheni %n kubva %2.</numerusform>
            <numerusform>%1 yasara nevhezheni %n kubva %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in sync with %n device(s).</source>
        <extracomment>%1 platform</extracomment>
        <translation>
            <numerusform>%1 yakaenderana nemudziyo %n.</numerusform>
            <numerusform>%1 yakaenderana nemidziyo %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>saving to the store</source>
        <translation>kuchengeta mudura</translation>
    </message>
    <message>
        <source>free disk space</source>
        <translation>nzvimbo yasara padhisiki</translation>
    </message>
    <message>
        <source>the hub for devices</source>
        <translation>habhu yemidziyo</translation>
    </message>
    <message>
        <source>the HTTP service</source>
        <translation>sevhisi yeHTTP</translation>
    </message>
    <message>
        <source>the event log&apos;s chain</source>
        <translation>cheni yerejista</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>wachi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Chachinjwa</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Chabviswa</translation>
    </message>
    <message>
        <source>Waits for a person</source>
        <translation>Yakamirira munhu</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Chaunzwa</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>Kuunza kwadzoserwa</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Utariri</translation>
    </message>
    <message>
        <source>Offline since %1. Showing what was known at %2.</source>
        <extracomment>%1 and %2 times of day</extracomment>
        <translation>Hapana kubatana kubva na%1. Zviri kuratidzwa ndezvaizivikanwa na%2.</translation>
    </message>
    <message>
        <source>Not known</source>
        <extracomment>Short, on a card: how a platform is cannot be told now.</extracomment>
        <translation>Hazvizivikanwi</translation>
    </message>
    <message>
        <source>Whether %1 is in sync is not known now.</source>
        <extracomment>%1 platform</extracomment>
        <translation>Kana %1 yakawirirana hazvizivikanwi izvozvi.</translation>
    </message>
    <message>
        <source>Decided</source>
        <extracomment>What happened: a person settled a conflict</extracomment>
        <translation>Zvasarudzwa</translation>
    </message>
    <message>
        <source>Nothing left to decide</source>
        <extracomment>What happened: a conflict has nothing left to decide</extracomment>
        <translation>Hapasisina chekusarudza</translation>
    </message>
    <message>
        <source>Waits again</source>
        <extracomment>What happened: a conflict</extracomment>
        <translation>Kwamirira zvakare</translation>
    </message>
    <message>
        <source>Assigned</source>
        <extracomment>What happened: a conflict was given to somebody</extracomment>
        <translation>Kwagoverwa</translation>
    </message>
    <message>
        <source>Postponed</source>
        <extracomment>What happened: a conflict</extracomment>
        <translation>Kwamiswa</translation>
    </message>
    <message>
        <source>Noted</source>
        <extracomment>What happened: somebody wrote a note</extracomment>
        <translation>Chiziviso chanyorwa</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Device</source>
        <extracomment>What a device may do: read lessons and send what its learner did</extracomment>
        <translation>Mudziyo</translation>
    </message>
    <message>
        <source>Editor</source>
        <extracomment>What a device may do: change lessons</extracomment>
        <translation>Mupepeti</translation>
    </message>
    <message>
        <source>Curriculum staff</source>
        <extracomment>What a device may do: decide what a lesson says</extracomment>
        <translation>Vashandi vekurikhuramu</translation>
    </message>
    <message>
        <source>Operator</source>
        <extracomment>What a device may do: everything</extracomment>
        <translation>Mutariri</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Waiting time for a commit</source>
        <translation>Nguva yekumirira kuchengeta</translation>
    </message>
    <message>
        <source>Longest time an edit waits for others to share its durable commit.</source>
        <translation>Nguva yakareba inomirira shanduko dzimwe kuti dzichengetwe pamwe chete.</translation>
    </message>
    <message>
        <source>Edits in one commit</source>
        <translation>Shanduko pakuchengeta kumwe</translation>
    </message>
    <message>
        <source>Most edits in one durable commit.</source>
        <translation>Shanduko dzakawandisa pakuchengeta kumwe.</translation>
    </message>
    <message>
        <source>Connection threads</source>
        <translation>Tambo dzekubatana</translation>
    </message>
    <message>
        <source>Threads that carry client connections; 0 takes one for each core, at most 4.</source>
        <translation>Tambo dzinotakura kubatana kwemidziyo; 0 inotora imwe pakoro yega yega, dzisingapfuuri 4.</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Kurova kwemwoyo</translation>
    </message>
    <message>
        <source>How often a quiet connection is asked whether it is alive.</source>
        <translation>Kuti kubatana kwakanyarara kunobvunzwa kangani kana kuchiri kurarama.</translation>
    </message>
    <message>
        <source>Allowed web origins</source>
        <translation>Mawebhu anobvumirwa</translation>
    </message>
    <message>
        <source>Web origins besides our own whose pages may connect, such as https://school.example.</source>
        <translation>Mamwe mawebhu asiri edu ane mapeji anobvumirwa kubatana, sa https://school.example.</translation>
    </message>
    <message>
        <source>Target: update time (P99)</source>
        <translation>Chinangwa: nguva yeshanduko (P99)</translation>
    </message>
    <message>
        <source>99 of 100 updates should be acknowledged by a connected client within this time.</source>
        <translation>Shanduko 99 pa100 dzinofanira kutendwa nemudziyo wakabatana panguva iyi.</translation>
    </message>
    <message>
        <source>Target: time behind</source>
        <translation>Chinangwa: nguva yekusara</translation>
    </message>
    <message>
        <source>A platform that is behind for longer than this needs attention.</source>
        <translation>Puratifomu yasara kwenguva yakareba kupfuura iyi inoda kutariswa.</translation>
    </message>
    <message>
        <source>Target: errors</source>
        <translation>Chinangwa: zvikanganiso</translation>
    </message>
    <message>
        <source>Share of calls that may end in an error before it needs attention.</source>
        <translation>Chikamu chezvikumbiro chinogona kukundikana panenge pasati pada kutariswa.</translation>
    </message>
    <message>
        <source>Target: cache hits</source>
        <translation>Chinangwa: zvinowanikwa munhunge</translation>
    </message>
    <message>
        <source>Share of reads that the cache should answer, of all its tiers.</source>
        <translation>Chikamu chekuverenga chinofanira kupindurwa nenhunge, nzvimbo dzayo dzose pamwe chete.</translation>
    </message>
    <message>
        <source>Target: free disk space</source>
        <translation>Chinangwa: nzvimbo yasara padhisiki</translation>
    </message>
    <message>
        <source>Free disk space below which attention is needed.</source>
        <translation>Nzvimbo yasara padhisiki; pasi payo panoda kutariswa.</translation>
    </message>
    <message>
        <source>Cache: memory</source>
        <translation>Nhunge: ndangariro</translation>
    </message>
    <message>
        <source>Most memory for content that would be made or read again.</source>
        <translation>Ndangariro yakawanda inochengeta zvaizogadzirwa kana kuverengwazve.</translation>
    </message>
    <message>
        <source>Cache: disk</source>
        <translation>Nhunge: dhisiki</translation>
    </message>
    <message>
        <source>Most disk space for content that would be made again; 0 keeps none.</source>
        <translation>Nzvimbo yakawanda yedhisiki inochengeta zvaizogadzirwazve; 0 haichengeti chinhu.</translation>
    </message>
    <message>
        <source>Cache: who leaves first</source>
        <translation>Nhunge: chinotanga kubuda</translation>
    </message>
    <message>
        <source>Who leaves a full cache first: adaptive, lru, lfu, ttl or priority.</source>
        <translation>Chinotanga kubuda kana nhunge yazara: adaptive, lru, lfu, ttl kana priority.</translation>
    </message>
    <message>
        <source>Cache: memory limit</source>
        <translation>Nhunge: muganhu wendangariro</translation>
    </message>
    <message>
        <source>The cache gives way when the engine uses more memory than this; 0 sets no limit.</source>
        <translation>Nhunge inosiya nzvimbo kana injini yashandisa ndangariro inopfuura iyi; 0 haina muganhu.</translation>
    </message>
    <message>
        <source>Cache: made ready ahead</source>
        <translation>Nhunge: zvinogadzirirwa</translation>
    </message>
    <message>
        <source>Content that is likely to be opened next is made ready ahead, where that pays.</source>
        <translation>Zvingangovhurwa zvinotevera zvinogadzirirwa nguva isati yasvika, kana zvichibatsira.</translation>
    </message>
    <message>
        <source>Cache: room of tenants</source>
        <translation>Nhunge: nzvimbo dzezvikoro</translation>
    </message>
    <message>
        <source>Most memory, and behind a slash disk space, for tenants named here, in MiB, such as demo=32/128, other=16; all others share the whole.</source>
        <translation>Ndangariro yakawanda, uye shure kweslash nzvimbo yedhisiki, yezvikoro zvataurwa pano, neMiB, sekuti demo=32/128, other=16; zvimwe zvose zvinogovana zvese.</translation>
    </message>
    <message>
        <source>Files: origin</source>
        <translation>Mafaira: kwaanobva</translation>
    </message>
    <message>
        <source>Upstream hub or CDN, such as https://cdn.example, from which audio and pictures are fetched that are missing or damaged here; empty asks nobody.</source>
        <translation>Habhu yepamusoro kana CDN, senge https://cdn.example, kunotorwa zvinonzwika nemifananidzo zvisipo kana zvakakuvara pano; kana pasina chakanyorwa hapana anobvunzwa.</translation>
    </message>
    <message>
        <source>Files: token of the origin</source>
        <translation>Mafaira: chiratidzo chekwaanobva</translation>
    </message>
    <message>
        <source>Name of the file in the data folder that holds the token for it, such as origin.token; empty sends none.</source>
        <translation>Zita refaira riri muforodha yedata rine chiratidzo chacho, senge origin.token; kana pasina chakanyorwa hapana chinotumirwa.</translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message>
        <source>a rendition is named by 64 lower-case hex digits</source>
        <translation>faira rinodomwa nemabhii 64 ehex madiki</translation>
    </message>
    <message>
        <source>the size in bytes is missing</source>
        <translation>ukuru nemabhaiti hahupo</translation>
    </message>
    <message>
        <source>%1 bytes; at most %2 are allowed</source>
        <translation>mabhaiti %1; anobvumirwa haapfuuri %2</translation>
    </message>
    <message>
        <source>make the file smaller: a lower bit rate, fewer pixels, a shorter clip</source>
        <translation>deredza faira: bit shoma pasekondi, mapikiseli mashoma, odhiyo pfupi</translation>
    </message>
    <message>
        <source>the origin of audio is human or tts</source>
        <translation>odhiyo inobva kumunhu kana tts</translation>
    </message>
    <message>
        <source>synthetic speech is never correct in tone</source>
        <translation>izwi rekugadzirwa harimborurami pamutsindo</translation>
    </message>
    <message>
        <source>%1 ms; a clip lasts from 1 to %2 ms</source>
        <translation>ms %1; odhiyo inoreba ms 1 kusvika %2</translation>
    </message>
    <message>
        <source>cut the word out of the recording and make the clip anew</source>
        <translation>cheka izwi murekodhi ugadzire odhiyo patsva</translation>
    </message>
    <message>
        <source>the clip says &quot;%1&quot;, which is not this word</source>
        <translation>odhiyo inoti &quot;%1&quot;, risiri izwi iri</translation>
    </message>
    <message>
        <source>record it again, or set its state to withheld</source>
        <translation>rekodha zvakare, kana kuiisa pa withheld</translation>
    </message>
    <message>
        <source>there is no file to play</source>
        <translation>hapana faira rekuridza</translation>
    </message>
    <message>
        <source>audio is aac in m4a, or opus in ogg</source>
        <translation>odhiyo iaac mum4a, kana opus muogg</translation>
    </message>
    <message>
        <source>the media type is missing</source>
        <translation>rudzi rwemedia harupo</translation>
    </message>
    <message>
        <source>an option needs an id and a text, sn or en</source>
        <translation>sarudzo inoda id nemashoko, sn kana en</translation>
    </message>
    <message>
        <source>two options have one id</source>
        <translation>sarudzo mbiri dzine id imwe</translation>
    </message>
    <message>
        <source>two options differ in tone or capitals only</source>
        <translation>sarudzo mbiri dzakasiyana pamutsindo kana pamabhii makuru chete</translation>
    </message>
    <message>
        <source>there must be at least two options</source>
        <translation>panofanira kuva nesarudzo mbiri kana kupfuura</translation>
    </message>
    <message>
        <source>the answer is missing</source>
        <translation>mhinduro haipo</translation>
    </message>
    <message>
        <source>no option has this id</source>
        <translation>hapana sarudzo ine id iyi</translation>
    </message>
    <message>
        <source>%1 blanks (__) in the prompt, but %2 answers</source>
        <translation>mikaha (__) %1 mumubvunzo, asi mhinduro %2</translation>
    </message>
    <message>
        <source>there must be at least two pairs</source>
        <translation>panofanira kuva nemapeya maviri kana kupfuura</translation>
    </message>
    <message>
        <source>no word has this id</source>
        <translation>hapana izwi rine id iyi</translation>
    </message>
    <message>
        <source>the text is empty or stands twice</source>
        <translation>mashoko haapo kana kuti ari kaviri</translation>
    </message>
    <message>
        <source>the answer must hold the tokens, each once</source>
        <translation>mhinduro inofanira kuva nemazwi acho, rimwe nerimwe kamwe</translation>
    </message>
    <message>
        <source>compare is skeleton, exact or toned</source>
        <translation>compare iskeleton, exact kana toned</translation>
    </message>
    <message>
        <source>the audio of this word is withheld</source>
        <translation>odhiyo yeizwi iri yakabatwa</translation>
    </message>
    <message>
        <source>the word has no audio to listen to</source>
        <translation>izwi harina odhiyo yekuteerera</translation>
    </message>
    <message>
        <source>no tone pattern, or it stands twice</source>
        <translation>haisi patani yemutsindo, kana kuti iri kaviri</translation>
    </message>
    <message>
        <source>the answer is none of the options</source>
        <translation>mhinduro haisi pakati pesarudzo</translation>
    </message>
    <message>
        <source>the tone of this word is unknown</source>
        <translation>mutsindo weizwi iri hauzivikanwi</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no type of exercise</source>
        <translation>&quot;%1&quot; harusi rudzi rweekisesaizi</translation>
    </message>
    <message>
        <source>%1; points are not negative</source>
        <translation>%1; zvibodzwa hazvisi pasi pe0</translation>
    </message>
    <message>
        <source>every entry needs an id of its own</source>
        <translation>chinhu chimwe nechimwe chinoda id yacho</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands here twice</source>
        <translation>&quot;%1&quot; iri pano kaviri</translation>
    </message>
    <message>
        <source>no entry of %1 has the id &quot;%2&quot;</source>
        <translation>hapana chiri mu%1 chine id &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1; a weight is 0 to 100</source>
        <translation>%1; uremu hunobva pa0 kusvika 100</translation>
    </message>
    <message>
        <source>the weights of all arms make 100</source>
        <translation>uremu hwemaoko ose hunoita 100</translation>
    </message>
    <message>
        <source>an experiment does not change ids, headwords, answers or cultural notes</source>
        <translation>muedzo haushanduri ma-id, mazwi makuru, mhinduro kana zvinyorwa zvetsika</translation>
    </message>
    <message>
        <source>the weights make %1, not 100</source>
        <translation>uremu hunoita %1, kwete 100</translation>
    </message>
    <message>
        <source>change a weight until all make 100</source>
        <translation>shandura uremu kusvika hwose hwaita 100</translation>
    </message>
    <message>
        <source>no arm has this id</source>
        <translation>hapana ruoko rune id iyi</translation>
    </message>
    <message>
        <source>an address part is small letters, digits and single hyphens</source>
        <translation>chikamu chekero mabhii madiki, nhamba netumitsetse tumwe chete</translation>
    </message>
    <message>
        <source>%1 characters; search engines show 50 to 160</source>
        <translation>mabhii %1; injini dzekutsvaga dzinoratidza 50 kusvika 160</translation>
    </message>
    <message>
        <source>say more</source>
        <translation>tsanangura zvakawanda</translation>
    </message>
    <message>
        <source>say it shorter</source>
        <translation>pfupisa</translation>
    </message>
    <message>
        <source>%1 words; the watch shows 8</source>
        <translation>mazwi %1; wachi inoratidza 8</translation>
    </message>
    <message>
        <source>take the others out of the list</source>
        <translation>bvisa mamwe mundandanda</translation>
    </message>
    <message>
        <source>a lesson does not build on itself</source>
        <translation>chidzidzo hachivakiri pachacho</translation>
    </message>
    <message>
        <source>take it out of the list</source>
        <translation>chibvise mundandanda</translation>
    </message>
    <message>
        <source>%1 characters; an id has at most 128</source>
        <translation>mabhii %1; id haipfuuri 128</translation>
    </message>
    <message>
        <source>give it a shorter id</source>
        <translation>chipe id pfupi</translation>
    </message>
    <message>
        <source>an id is small letters and digits in parts divided by dots, such as sna.greet.001</source>
        <translation>id mabhii madiki nenhamba zvakapatsanurwa nemadotsi, sokuti sna.greet.001</translation>
    </message>
    <message>
        <source>the id of a word starts with the lesson&apos;s</source>
        <translation>id yeizwi inotanga neyechidzidzo</translation>
    </message>
    <message>
        <source>%1 bytes; a lesson has at most %2</source>
        <translation>mabhaiti %1; chidzidzo hachipfuuri %2</translation>
    </message>
    <message>
        <source>split the lesson</source>
        <translation>patsanura chidzidzo</translation>
    </message>
    <message>
        <source>the content is not what this hash says: the file was changed after it was written; import it with --rehash where that was meant</source>
        <translation>zviri mukati hazvisizvo zvinotaurwa nehash iyi: faira rakashandurwa mushure mekunyorwa; riunze ne--rehash kana zvaidiwa</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 haipo</translation>
    </message>
    <message>
        <source>%1 must be a text</source>
        <translation>%1 anofanira kuva mashoko</translation>
    </message>
    <message>
        <source>%1 must be a text or null</source>
        <translation>%1 anofanira kuva mashoko kana null</translation>
    </message>
    <message>
        <source>%1 must be an integer</source>
        <translation>%1 inofanira kuva nhamba yakazara</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 inofanira kuva true kana false</translation>
    </message>
    <message>
        <source>%1 must be a list</source>
        <translation>%1 inofanira kuva ndandanda</translation>
    </message>
    <message>
        <source>%1 must be an object</source>
        <translation>%1 inofanira kuva object</translation>
    </message>
    <message>
        <source>%1 must be an object or null</source>
        <translation>%1 inofanira kuva object kana null</translation>
    </message>
    <message>
        <source>%1 must be an object of texts by language</source>
        <translation>%1 inofanira kuva object yemashoko nemutauro wawo</translation>
    </message>
    <message>
        <source>%1 must be a list of texts</source>
        <translation>%1 inofanira kuva ndandanda yemashoko</translation>
    </message>
    <message>
        <source>the English text is missing</source>
        <translation>mashoko eChirungu haapo</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the values</source>
        <translation>&quot;%1&quot; haisi pakati pezvinobvumirwa</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>inofanira kuva object</translation>
    </message>
    <message>
        <source>a lesson holds no fractions</source>
        <translation>chidzidzo hachina zvidimbu zvenhamba</translation>
    </message>
    <message>
        <source>use a smaller unit, such as milliseconds</source>
        <translation>shandisa chiyero chidiki, sokuti millisecond</translation>
    </message>
    <message>
        <source>%1 words; a lesson has at most %2</source>
        <translation>mazwi %1; chidzidzo hachipfuuri %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version</source>
        <translation>&quot;%1&quot; haisi vhezheni</translation>
    </message>
    <message>
        <source>version %1 is not understood, only 1</source>
        <translation>vhezheni %1 hainzwisisiki, 1 chete</translation>
    </message>
    <message>
        <source>a newer minor version: fields not known here are kept as they are</source>
        <translation>vhezheni diki itsva: nzvimbo dzisingazivikanwi pano dzinochengetwa sezvadziri</translation>
    </message>
    <message>
        <source>there is more wrong than is listed here</source>
        <translation>zvakakanganisika zvakawanda kupfuura zvanyorwa pano</translation>
    </message>
    <message>
        <source>mend what is listed and check again</source>
        <translation>gadzirisa zvanyorwa wozoongorora zvakare</translation>
    </message>
    <message>
        <source>spaces at the ends</source>
        <translation>mikaha pamagumo</translation>
    </message>
    <message>
        <source>more than %1 marks on one letter</source>
        <translation>zviratidzo zvinopfuura %1 pabhii rimwe</translation>
    </message>
    <message>
        <source>take the marks away</source>
        <translation>bvisa zviratidzo</translation>
    </message>
    <message>
        <source>the text is not in Unicode form NFC</source>
        <translation>mashoko haasi muUnicode NFC</translation>
    </message>
    <message>
        <source>the text holds invisible characters</source>
        <translation>mashoko ane mabhii asingaonekwi</translation>
    </message>
    <message>
        <source>&quot;%1&quot; mixes letters of several scripts that look alike</source>
        <translation>&quot;%1&quot; rinosanganisa mabhii emanyorerwo akasiyana anoita kunge akafanana</translation>
    </message>
    <message>
        <source>letters of the alphabet of 1931</source>
        <translation>mabhii ealfabheti ya1931</translation>
    </message>
    <message>
        <source>the apostrophe of n&apos; is stored as U+0027</source>
        <translation>apositirofi yen&apos; inochengetwa seU+0027</translation>
    </message>
    <message>
        <source>an apostrophe stands only in n&apos;, before a vowel or w</source>
        <translation>apositirofi inomira mun&apos; chete, pamberi pevhaweri kana w</translation>
    </message>
    <message>
        <source>Markdown here holds no HTML</source>
        <translation>Markdown yepano haina HTML</translation>
    </message>
    <message>
        <source>use Markdown, or write &lt; as \&lt;</source>
        <translation>shandisa Markdown, kana kunyora &lt; se\&lt;</translation>
    </message>
    <message>
        <source>links must start with https://</source>
        <translation>malinki anofanira kutanga nehttps://</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands only in loans, names and dialects</source>
        <translation>&quot;%1&quot; inowanikwa mumazwi akatorwa, mazita nemitauro yedunhu chete</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no letter of Shona</source>
        <translation>&quot;%1&quot; harisi bhii rechiShona</translation>
    </message>
    <message>
        <source>a pattern needs a scope: surface, class or infinitive</source>
        <translation>patani inoda chayainotsanangura: surface, class kana infinitive</translation>
    </message>
    <message>
        <source>only verbs have a tone class</source>
        <translation>zviito chete zvine mupanda wemutsindo</translation>
    </message>
    <message>
        <source>%1 tones for &quot;%2&quot;, scope %3, where %4 are needed</source>
        <translation>mitsindo %1 ye&quot;%2&quot;, scope %3, pachidiwa %4</translation>
    </message>
    <message>
        <source>without its marks this is not the headword</source>
        <translation>pasina zviratidzo zvaro harisi izwi guru</translation>
    </message>
    <message>
        <source>only high tones are marked</source>
        <translation>mitsindo yepamusoro chete inoratidzwa</translation>
    </message>
    <message>
        <source>a falling, rising or mid mark is kept but not used</source>
        <translation>chiratidzo chinodonha, chinokwira kana chepakati chinochengetwa asi hachishandiswi</translation>
    </message>
    <message>
        <source>the accents say %1, the pattern %2</source>
        <translation>zviratidzo zvinoti %1, patani inoti %2</translation>
    </message>
    <message>
        <source>the headword is empty</source>
        <translation>izwi guru harina chinhu</translation>
    </message>
    <message>
        <source>the headword is not in the stored form (NFC, n&apos; with U+0027, nothing invisible)</source>
        <translation>izwi guru harisi muchimiro chinochengetwa (NFC, n&apos; neU+0027, pasina zvisingaonekwi)</translation>
    </message>
    <message>
        <source>tone marks belong into headwordToned</source>
        <translation>zviratidzo zvemutsindo zvinoenda muheadwordToned</translation>
    </message>
    <message>
        <source>an apostrophe that belongs to no n&apos;</source>
        <translation>apositirofi isiri yen&apos;</translation>
    </message>
    <message>
        <source>only names begin with a capital</source>
        <translation>mazita chete anotanga nebhii guru</translation>
    </message>
    <message>
        <source>a word that ends in a consonant is not native</source>
        <translation>izwi rinoperera nekonzonandi rakatorwa</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is counted as a syllable</source>
        <translation>&quot;%1&quot; inoverengwa sechidimbu</translation>
    </message>
    <message>
        <source>the word has no pronunciation</source>
        <translation>izwi harina mataurirwo</translation>
    </message>
    <message>
        <source>without its hyphens this is not the headword</source>
        <translation>pasina tumitsetse twaro harisi izwi guru</translation>
    </message>
    <message>
        <source>the rules divide the word otherwise</source>
        <translation>mitemo inopatsanura izwi neimwe nzira</translation>
    </message>
    <message>
        <source>the origin of the IPA is derived or human</source>
        <translation>IPA inobva pamitemo (derived) kana pamunhu (human)</translation>
    </message>
    <message>
        <source>the IPA does not fit the headword; a person wrote it, so a person decides</source>
        <translation>IPA haienderani neizwi guru; yakanyorwa nemunhu, saka munhu anosarudza</translation>
    </message>
    <message>
        <source>the IPA does not fit the headword</source>
        <translation>IPA haienderani neizwi guru</translation>
    </message>
    <message>
        <source>the phonetic spelling is not the derived one</source>
        <translation>mataurirwo haasiwo anowanikwa nemitemo</translation>
    </message>
    <message>
        <source>derived by another version of the tables</source>
        <translation>zvakawanikwa neimwe vhezheni yematafura</translation>
    </message>
    <message>
        <source>the status is unknown, sourced or speaker-checked</source>
        <translation>mamiriro unknown, sourced kana speaker-checked</translation>
    </message>
    <message>
        <source>status %1, but there is no pattern</source>
        <translation>mamiriro %1, asi hapana patani</translation>
    </message>
    <message>
        <source>an unknown tone has no pattern</source>
        <translation>mutsindo usingazivikanwi hauna patani</translation>
    </message>
    <message>
        <source>null, or another status</source>
        <translation>null, kana mamwe mamiriro</translation>
    </message>
    <message>
        <source>a pattern is made of H and L, with one space between words</source>
        <translation>patani inoumbwa naH naL, nemukaha mumwe pakati pemazwi</translation>
    </message>
    <message>
        <source>the source is not named</source>
        <translation>chitubu hachina kudomwa</translation>
    </message>
    <message>
        <source>a noun needs its class</source>
        <translation>zita rinoda mupanda waro</translation>
    </message>
    <message>
        <source>there is no noun class &quot;%1&quot;</source>
        <translation>hapana mupanda wezita &quot;%1&quot;</translation>
    </message>
    <message>
        <source>1 1a 2 2a 2b 3 to 19, or 21</source>
        <translation>1 1a 2 2a 2b 3 kusvika 19, kana 21</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not begin as class %2 does (%3)</source>
        <translation>&quot;%1&quot; haritangi sezvinoita mupanda %2 (%3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; hardly begins as class %2 does (%3)</source>
        <translation>&quot;%1&quot; haritangi zvakanaka sezvinoita mupanda %2 (%3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not begin as a plural of class %2 does</source>
        <translation>&quot;%1&quot; haritangi seuwandu hwemupanda %2</translation>
    </message>
    <message>
        <source>there is no lesson &quot;%1&quot;</source>
        <translation>hapana chidzidzo &quot;%1&quot;</translation>
    </message>
    <message>
        <source>take it out of the list, or add that lesson</source>
        <translation>chibvise mundandanda, kana kuwedzera chidzidzo ichocho</translation>
    </message>
    <message>
        <source>lessons that build on each other in a circle: %1</source>
        <translation>zvidzidzo zvinovakirana zvichidenderera: %1</translation>
    </message>
    <message>
        <source>take one of them out of a list</source>
        <translation>bvisa chimwe chazvo mundandanda</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>chimwe chezvi: %1</translation>
    </message>
</context>
<context>
    <name>Batanidza::AnswerPane</name>
    <message>
        <source>Try again</source>
        <translation>Edza zvakare</translation>
    </message>
</context>
</TS>
