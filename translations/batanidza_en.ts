<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AuditText</name>
    <message numerus="yes">
        <source>%n field(s) could not be settled by a rule.</source>
        <translation>
            <numerusform>%n field could not be settled by a rule.</numerusform>
            <numerusform>%n fields could not be settled by a rule.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::CacheActions</name>
    <message numerus="yes">
        <source>Dropped %n entries (%1).</source>
        <translation>
            <numerusform>Dropped %n entry (%1).</numerusform>
            <numerusform>Dropped %n entries (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are brought from the disk into memory.</source>
        <translation>
            <numerusform>%n entry is brought from the disk into memory.</numerusform>
            <numerusform>%n entries are brought from the disk into memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ChainCheck</name>
    <message numerus="yes">
        <source>%n event(s) came since.</source>
        <translation>
            <numerusform>%n event came since.</numerusform>
            <numerusform>%n events came since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in all.</source>
        <translation>
            <numerusform>%n place in all.</numerusform>
            <numerusform>%n places in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictBulk</name>
    <message numerus="yes">
        <source>%n conflict(s), one strategy:</source>
        <translation>
            <numerusform>%n conflict, one strategy:</numerusform>
            <numerusform>%n conflicts, one strategy:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictFields</name>
    <message numerus="yes">
        <source>%n field(s) are still undecided.</source>
        <translation>
            <numerusform>%n field is still undecided.</numerusform>
            <numerusform>%n fields are still undecided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged field(s)</source>
        <translation>
            <numerusform>%n unchanged field</numerusform>
            <numerusform>%n unchanged fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictFinish</name>
    <message numerus="yes">
        <source>The result is no valid lesson (%n fault(s)), so it was not sent. %1</source>
        <extracomment>%1 a sentence about the first one</extracomment>
        <translation>
            <numerusform>The result is no valid lesson (%n fault), so it was not sent. %1</numerusform>
            <numerusform>The result is no valid lesson (%n faults), so it was not sent. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the result. %1 Solve it, or write a note why it is right (N) and finish again.</source>
        <translation>
            <numerusform>%n warning about the result. %1 Solve it, or write a note why it is right (N) and finish again.</numerusform>
            <numerusform>%n warnings about the result. %1 Solve it, or write a note why it is right (N) and finish again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictQueue</name>
    <message numerus="yes">
        <source>%n selected: choose a strategy ...</source>
        <translation>
            <numerusform>%n selected: choose a strategy ...</numerusform>
            <numerusform>%n selected: choose a strategy ...</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) will be sent when online.</source>
        <translation>
            <numerusform>%n decision will be sent when online.</numerusform>
            <numerusform>%n decisions will be sent when online.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictTabs</name>
    <message numerus="yes">
        <source>%n undecided field(s) show A here.</source>
        <translation>
            <numerusform>%n undecided field shows A here.</numerusform>
            <numerusform>%n undecided fields show A here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ConflictsPage</name>
    <message numerus="yes">
        <source>The lesson changed meanwhile, so nothing was sent. %n field(s) have to be decided again; all other decisions are kept.</source>
        <translation>
            <numerusform>The lesson changed meanwhile, so nothing was sent. %n field has to be decided again; all other decisions are kept.</numerusform>
            <numerusform>The lesson changed meanwhile, so nothing was sent. %n fields have to be decided again; all other decisions are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back, except %n field(s) that others changed since.</source>
        <translation>
            <numerusform>Taken back, except %n field that others changed since.</numerusform>
            <numerusform>Taken back, except %n fields that others changed since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sent %2. %n of your decisions is affected.</source>
        <extracomment>%1 a platform, %2 a version such as v44</extracomment>
        <translation>
            <numerusform>%1 sent %2. %n of your decisions is affected.</numerusform>
            <numerusform>%1 sent %2. %n of your decisions are affected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) resolved.</source>
        <translation>
            <numerusform>%n conflict resolved.</numerusform>
            <numerusform>%n conflicts resolved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n conflict(s) wait again.</source>
        <translation>
            <numerusform>Taken back: %n conflict waits again.</numerusform>
            <numerusform>Taken back: %n conflicts wait again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentHistory</name>
    <message numerus="yes">
        <source>From %1 to %2: %n field(s) changed.</source>
        <translation>
            <numerusform>From %1 to %2: %n field changed.</numerusform>
            <numerusform>From %1 to %2: %n fields changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected client(s) lack it.</source>
        <extracomment>A sentence added to another: %1 clients of %n connected ones</extracomment>
        <translation>
            <numerusform>%1 of %n connected client lacks it.</numerusform>
            <numerusform>%1 of %n connected clients lack it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentPage</name>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) were made. Nothing is published yet.</source>
        <translation>
            <numerusform>%n draft was made. Nothing is published yet.</numerusform>
            <numerusform>%n drafts were made. Nothing is published yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentTransfer</name>
    <message numerus="yes">
        <source>Took back %n lesson(s).</source>
        <translation>
            <numerusform>Took back %n lesson.</numerusform>
            <numerusform>Took back %n lessons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentWork</name>
    <message numerus="yes">
        <source>Delete %1? It goes from all platforms: %2 words, %3 exercises, %4 cultural notes, %5 audio clips. %n connected device(s) drop it at once.</source>
        <translation>
            <numerusform>Delete %1? It goes from all platforms: %2 words, %3 exercises, %4 cultural notes, %5 audio clips. %n connected device drops it at once.</numerusform>
            <numerusform>Delete %1? It goes from all platforms: %2 words, %3 exercises, %4 cultural notes, %5 audio clips. %n connected devices drop it at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Have %1 compare all content with ours again, so that %n chosen lesson(s) arrive? Nothing is deleted there.</source>
        <translation>
            <numerusform>Have %1 compare all content with ours again, so that %n chosen lesson arrives? Nothing is deleted there.</numerusform>
            <numerusform>Have %1 compare all content with ours again, so that %n chosen lessons arrive? Nothing is deleted there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) compare their content now, or when they next come.</source>
        <translation>
            <numerusform>%n device compares its content now, or when it next comes.</numerusform>
            <numerusform>%n devices compare their content now, or when they next come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::DevicePanel</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::EventLogPage</name>
    <message numerus="yes">
        <source>%n event(s) saved as %1.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>
            <numerusform>%n event saved as %1.</numerusform>
            <numerusform>%n events saved as %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n events</source>
        <translation>
            <numerusform>Take back %n event</numerusform>
            <numerusform>Take back %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n lesson(s) as before.</source>
        <translation>
            <numerusform>Taken back: %n lesson as before.</numerusform>
            <numerusform>Taken back: %n lessons as before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) wait again.</source>
        <translation>
            <numerusform>%n conflict waits again.</numerusform>
            <numerusform>%n conflicts wait again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) stay: others changed them since.</source>
        <translation>
            <numerusform>%n field stays: others changed it since.</numerusform>
            <numerusform>%n fields stay: others changed them since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::LearningPanel</name>
    <message numerus="yes">
        <source>%n event(s) were erased.</source>
        <translation>
            <numerusform>%n event was erased.</numerusform>
            <numerusform>%n events were erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were written.</source>
        <translation>
            <numerusform>%n event was written.</numerusform>
            <numerusform>%n events were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) with fewer learners are not listed.</source>
        <translation>
            <numerusform>%n more row with fewer learners is not listed.</numerusform>
            <numerusform>%n more rows with fewer learners are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonEditor</name>
    <message numerus="yes">
        <source>%n error(s) must be mended first.</source>
        <translation>
            <numerusform>%n error must be mended first.</numerusform>
            <numerusform>%n errors must be mended first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n word(s)</source>
        <translation>
            <numerusform>Add %n word</numerusform>
            <numerusform>Add %n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The notations of %n word(s) were derived again.</source>
        <translation>
            <numerusform>The notations of %n word were derived again.</numerusform>
            <numerusform>The notations of %n words were derived again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonFindings</name>
    <message numerus="yes">
        <source>%n error(s) must be mended before publishing. F8 goes to the next.</source>
        <translation>
            <numerusform>%n error must be mended before publishing. F8 goes to the next.</numerusform>
            <numerusform>%n errors must be mended before publishing. F8 goes to the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s); none of them keeps you from publishing.</source>
        <translation>
            <numerusform>%n remark; it does not keep you from publishing.</numerusform>
            <numerusform>%n remarks; none of them keeps you from publishing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonOutline</name>
    <message numerus="yes">
        <source>%1, %n error(s)</source>
        <extracomment>In the outline of a lesson: %1 a part of it</extracomment>
        <translation>
            <numerusform>%1, %n error</numerusform>
            <numerusform>%1, %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n warning(s)</source>
        <extracomment>In the outline of a lesson: %1 a part of it</extracomment>
        <translation>
            <numerusform>%1, %n warning</numerusform>
            <numerusform>%1, %n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonPublish</name>
    <message numerus="yes">
        <source>For %n platform(s)</source>
        <translation>
            <numerusform>For %n platform</numerusform>
            <numerusform>For %n platforms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::MainWindow</name>
    <message numerus="yes">
        <source>%n job(s) still running. What is done by now stays done.</source>
        <translation>
            <numerusform>%n job still running. What is done by now stays done.</numerusform>
            <numerusform>%n jobs still running. What is done by now stays done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::OverviewPage</name>
    <message numerus="yes">
        <source>%n more reason(s)</source>
        <translation>
            <numerusform>%n more reason</numerusform>
            <numerusform>%n more reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more edit(s) waiting</source>
        <translation>
            <numerusform>%n more edit waiting</numerusform>
            <numerusform>%n more edits waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformCard</name>
    <message numerus="yes">
        <source>Last 5 minutes, %n sample(s)</source>
        <translation>
            <numerusform>Last 5 minutes, %n sample</numerusform>
            <numerusform>Last 5 minutes, %n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::PlatformDetail</name>
    <message numerus="yes">
        <source>%n device(s) known, %1 connected</source>
        <translation>
            <numerusform>%n device known, %1 connected</numerusform>
            <numerusform>%n devices known, %1 connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewFrames</name>
    <message numerus="yes">
        <source>%1, %n warning(s)</source>
        <translation>
            <numerusform>%1, %n warning</numerusform>
            <numerusform>%1, %n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewPage</name>
    <message numerus="yes">
        <source>%1: %n undecided question(s) show what the lesson says now.</source>
        <extracomment>%n questions; %1 &quot;Result of conflict 812&quot;</extracomment>
        <translation>
            <numerusform>%1: %n undecided question shows what the lesson says now.</numerusform>
            <numerusform>%1: %n undecided questions show what the lesson says now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::PreviewTabs</name>
    <message numerus="yes">
        <source>%n file(s) beside it, %1</source>
        <extracomment>%n files; %1 their size: &quot;120 kB&quot;</extracomment>
        <translation>
            <numerusform>%n file beside it, %1</numerusform>
            <numerusform>%n files beside it, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of %1 differ from %2.</source>
        <extracomment>%n fields; %1 a platform, %2 what it is compared with: &quot;v41&quot;, &quot;Web&quot;</extracomment>
        <translation>
            <numerusform>%n field of %1 differs from %2.</numerusform>
            <numerusform>%n fields of %1 differ from %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>A page of the window, and how many things wait there for a person.</extracomment>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::StatusLine</name>
    <message numerus="yes">
        <source>%n connected</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) on the way</source>
        <translation>
            <numerusform>%n change on the way</numerusform>
            <numerusform>%n changes on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::ToneContour</name>
    <message numerus="yes">
        <source>%1, %n syllable(s): %2</source>
        <extracomment>%n syllables; %1 whose tones (&quot;Original&quot;), %2 the tones: &quot;low, high, high&quot;</extracomment>
        <translation>
            <numerusform>%1, %n syllable: %2</numerusform>
            <numerusform>%1, %n syllables: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::WaitingEdits</name>
    <message numerus="yes">
        <source>%n edit(s) wait for a person</source>
        <translation>
            <numerusform>%n edit waits for a person</numerusform>
            <numerusform>%n edits wait for a person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batanidza::WordImport</name>
    <message numerus="yes">
        <source>%1, separated by %2, %n row(s). Say what each column is.</source>
        <extracomment>%1 the encoding of a file, %2 &quot;comma&quot;, &quot;semicolon&quot; or &quot;tab&quot;</extracomment>
        <translation>
            <numerusform>%1, separated by %2, %n row. Say what each column is.</numerusform>
            <numerusform>%1, separated by %2, %n rows. Say what each column is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows give a word, for %n lesson(s).</source>
        <translation>
            <numerusform>%1 of %2 rows give a word, for %n lesson.</numerusform>
            <numerusform>%1 of %2 rows give a word, for %n lessons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n word(s)</source>
        <extracomment>Button: take words from a table</extracomment>
        <translation>
            <numerusform>Take %n word</numerusform>
            <numerusform>Take %n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) were left out: the lesson has them already, or has 200 words.</source>
        <translation>
            <numerusform>%n word was left out: the lesson has it already, or has 200 words.</numerusform>
            <numerusform>%n words were left out: the lesson has them already, or has 200 words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheText</name>
    <message numerus="yes">
        <source>%1: %2 of %3, %n entries</source>
        <translation>
            <numerusform>%1: %2 of %3, %n entry</numerusform>
            <numerusform>%1: %2 of %3, %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: drops %n entries (%2). Nothing is lost; each takes about %3 to come back when it is read next.</source>
        <translation>
            <numerusform>%1: drops %n entry (%2). Nothing is lost; it takes about %3 to come back when it is read next.</numerusform>
            <numerusform>%1: drops %n entries (%2). Nothing is lost; each takes about %3 to come back when it is read next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Network: %n files fetched from %1 (%2)</source>
        <translation>
            <numerusform>Network: %n file fetched from %1 (%2)</numerusform>
            <numerusform>Network: %n files fetched from %1 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n in place of damaged ones</source>
        <translation>
            <numerusform>%1, %n in place of a damaged one</numerusform>
            <numerusform>%1, %n in place of damaged ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n on the way</source>
        <translation>
            <numerusform>%1, %n on the way</numerusform>
            <numerusform>%1, %n on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n failed, last at %2: %3</source>
        <translation>
            <numerusform>%1, %n failed, at %2: %3</numerusform>
            <numerusform>%1, %n failed, last at %2: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message numerus="yes">
        <source>%n gap(s) without data, %1 in all.</source>
        <extracomment>%1 is a length of time.</extracomment>
        <translation>
            <numerusform>%n gap without data, %1 in all.</numerusform>
            <numerusform>%n gaps without data, %1 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s), highest %1</source>
        <extracomment>%1 is the highest single value.</extracomment>
        <translation>
            <numerusform>%n sample, highest %1</numerusform>
            <numerusform>%n samples, highest %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message numerus="yes">
        <source>%n word(s) added: %1</source>
        <extracomment>%n words; %1 the first of them, quoted</extracomment>
        <translation>
            <numerusform>%n word added: %1</numerusform>
            <numerusform>%n words added: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) removed: %1</source>
        <extracomment>%n words; %1 the first of them, quoted</extracomment>
        <translation>
            <numerusform>%n word removed: %1</numerusform>
            <numerusform>%n words removed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n tone mark(s) lost.</source>
        <translation>
            <numerusform>All %n tone mark lost.</numerusform>
            <numerusform>All %n tone marks lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n syllable(s): %1</source>
        <extracomment>%n syllables; %1 their tones: &quot;low, high, high&quot;</extracomment>
        <translation>
            <numerusform>%n syllable: %1</numerusform>
            <numerusform>%n syllables: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>a length of time</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSentence</name>
    <message numerus="yes">
        <source>Imported %n lesson(s).</source>
        <translation>
            <numerusform>Imported %n lesson.</numerusform>
            <numerusform>Imported %n lessons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) were here already.</source>
        <translation>
            <numerusform>%n lesson was here already.</numerusform>
            <numerusform>%n lessons were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait for a person.</source>
        <translation>
            <numerusform>%n edit waits for a person.</numerusform>
            <numerusform>%n edits wait for a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were refused.</source>
        <translation>
            <numerusform>%n file was refused.</numerusform>
            <numerusform>%n files were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearningText</name>
    <message numerus="yes">
        <source>%1: no verdict yet, %n more learner(s) are needed.</source>
        <extracomment>An experiment; %1 a variant</extracomment>
        <translation>
            <numerusform>%1: no verdict yet, %n more learner is needed.</numerusform>
            <numerusform>%1: no verdict yet, %n more learners are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s) saw another variant than their key says and are left out.</source>
        <translation>
            <numerusform>%n learner saw another variant than their key says and is left out.</numerusform>
            <numerusform>%n learners saw another variant than their keys say and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refresh: it was mastered %n day(s) ago.</source>
        <translation>
            <numerusform>Refresh: it was mastered %n day ago.</numerusform>
            <numerusform>Refresh: it was mastered %n days ago.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message numerus="yes">
        <source>%1 is %n version(s) behind.</source>
        <translation>
            <numerusform>%1 is %n version behind.</numerusform>
            <numerusform>%1 is %n versions behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind (%2).</source>
        <extracomment>%1 platform, %2 length of time (&quot;12 min&quot;)</extracomment>
        <translation>
            <numerusform>%1 is %n version behind (%2).</numerusform>
            <numerusform>%1 is %n versions behind (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person.</source>
        <translation>
            <numerusform>%n conflict waiting for a person.</numerusform>
            <numerusform>%n conflicts waiting for a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person, the oldest for %1.</source>
        <extracomment>%1 length of time</extracomment>
        <translation>
            <numerusform>%n conflict waiting for a person, the oldest for %1.</numerusform>
            <numerusform>%n conflicts waiting for a person, the oldest for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Needs attention, for %n reason(s).</source>
        <translation>
            <numerusform>Needs attention, for %n reason.</numerusform>
            <numerusform>Needs attention, for %n reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Critical, for %n reason(s).</source>
        <translation>
            <numerusform>Critical, for %n reason.</numerusform>
            <numerusform>Critical, for %n reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n device(s) in sync.</source>
        <translation>
            <numerusform>All is well: %n device in sync.</numerusform>
            <numerusform>All is well: %n devices in sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All is well: %1 of %n connected device(s) in sync.</source>
        <extracomment>%1 of %n: how many of the connected devices have everything; the others are a few seconds behind, which is no trouble yet.</extracomment>
        <translation>
            <numerusform>All is well: %1 of %n connected device in sync.</numerusform>
            <numerusform>All is well: %1 of %n connected devices in sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <extracomment>Short, on a card: so many versions behind.</extracomment>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2; %3 is the furthest behind, last heard %4.</source>
        <extracomment>%1 platform, %2 time of day, %3 name of a device, %4 age (&quot;12 s ago&quot;)</extracomment>
        <translation>
            <numerusform>%1 is %n version behind since %2; %3 is the furthest behind, last heard %4.</numerusform>
            <numerusform>%1 is %n versions behind since %2; %3 is the furthest behind, last heard %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2.</source>
        <extracomment>%1 platform, %2 time of day</extracomment>
        <translation>
            <numerusform>%1 is %n version behind since %2.</numerusform>
            <numerusform>%1 is %n versions behind since %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in sync with %n device(s).</source>
        <extracomment>%1 platform</extracomment>
        <translation>
            <numerusform>%1 is in sync with %n device.</numerusform>
            <numerusform>%1 is in sync with %n devices.</numerusform>
        </translation>
    </message>
</context>
</TS>
