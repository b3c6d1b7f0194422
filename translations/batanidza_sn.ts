<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sn_ZW">
<context>
    <name>Batanidza::ContentDetail</name>
    <message>
        <source>Choose a lesson to read it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the lesson ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 arrived while you were writing. If you save now, your edit may have to wait for a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item has no text that can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lesson first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2, by %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Head of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Head of a column: when a version was made</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>Head of a column: who made a version</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>Head of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <extracomment>Head of a column: the content&apos;s SHA-256</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, deleted</source>
        <extracomment>A version that deleted the lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who you are first: Settings, General, Your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as version %1. It is on its way to all platforms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as version %1, together with what others wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the lesson meanwhile. Your edit is kept and waits for a person; the lesson stays at version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson says this already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit lesson</source>
        <extracomment>Action: change the texts of the chosen lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Tab: the lesson to read</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>Tab: earlier versions of a lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the lesson</source>
        <extracomment>Name of the row of tabs, read aloud</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edit from %1 waits for a person, since %2.</source>
        <extracomment>%1 a platform, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edit by %1 from %2 waits for a person, since %3.</source>
        <extracomment>%1 a person, %2 a platform, %3 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentForm</name>
    <message>
        <source>Nothing is changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What you save goes to all platforms at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in &amp;Shona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in &amp;English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ummary in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary in S&amp;hona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Word</source>
        <extracomment>A Shona word whose meaning can be changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its &amp;meaning in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: send the changes of a lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not save</source>
        <extracomment>Button: leave the form, change nothing</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentModel</name>
    <message>
        <source>v%1</source>
        <extracomment>Short for &quot;version %1&quot; in a narrow column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Who edited a lesson and when: %1 a person&apos;s name, %2 date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>In the list of lessons: an edit of this one waits for a person&apos;s decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind</source>
        <extracomment>A platform does not have the newest version of a lesson yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>No client of a platform is connected</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>Not known yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edit waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No edit waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read aloud: %1 the name of a column, %2 its value</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All connected clients have this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one connected client does not have this version yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client of this platform is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>Head of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <extracomment>Head of a column: how hard a lesson is, such as A1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Head of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>Head of a column: the platform</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iOS</source>
        <extracomment>Head of a column: the platform</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Android</source>
        <extracomment>Head of a narrow column: short for Android</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <extracomment>Head of a narrow column: short for Desktop</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dsk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <extracomment>Head of a narrow column: short for Watch</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>Head of a column: bytes of a lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <extracomment>Head of a column: who edited a lesson last, and when</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <extracomment>Head of a column: whether an edit of a lesson waits for a person&apos;s decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentPage</name>
    <message>
        <source>The import was stopped before anything was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped. What was taken by then stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported: lessons %1, %2, to %3.</source>
        <extracomment>%1 a number, %2 a size such as 3 MB, %3 a folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Took back %n lesson(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another import or export is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip file of lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who you are first: your name stands with what you import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a folder or a .zip file of lessons can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button: take an import back</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the title of a lesson, %2 a sentence</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from version %1; the newest is version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait for a person</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>In the list: %1 lessons shown, of %2</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the lessons ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lessons could not be read. %1 Other pages still work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button: read again after an error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lessons are here yet. Take the sample course, or import a folder or a zip file; you can also drop one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a &amp;folder ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a &amp;zip file ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the &amp;sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export lessons ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>Button with a menu: take lessons in</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>Button: write all lessons to a folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: badza also finds bญzá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits that wait for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <comment>Page of the window</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::ContentTable</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>In the list of lessons: %1 the Shona title, %2 the English title</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::ImportReportView</name>
    <message>
        <source>File</source>
        <extracomment>Head of a column: name of a file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Head of a column: whether a file was refused, or taken with a remark</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Head of a column: why a file was refused</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <extracomment>Head of a column: name of the rule that was broken</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>Head of a column: the place in the file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <extracomment>Head of a column: how to mend the file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <extracomment>A file that was not imported / a file that was imported although something is odd</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken, with a remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copy the table to the clipboard</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that were refused or taken with a remark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::InlineBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::JobModel</name>
    <message>
        <source>Importing lessons</source>
        <extracomment>A job that runs now: lessons are being read into the workspace</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting lessons</source>
        <extracomment>A job that runs now: lessons are being written to a folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing an import</source>
        <extracomment>A job that runs now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the store</source>
        <extracomment>A job that runs now: all stored data is checked for damage</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup</source>
        <extracomment>A job that runs now</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::LessonView</name>
    <message>
        <source>tone not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>Tone of one syllable</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>Tone of one syllable</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::MainWindow</name>
    <message>
        <source>There is nothing to export on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the window does not exist: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Batanidza</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command, page or lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of a command, page, platform or lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters to find a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batanidza</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your preferences could not be read. The window starts with the usual ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) still running. What is done by now stays done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing: what is on the way is being saved and devices are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics copied. They hold no secret, no lesson and no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Batanidza</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batanidza %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps Shona lessons in step on every platform, and shows whether all is well. Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::PageHeader</name>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>%1 is a time of day: what is shown was true then.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where you were (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <extracomment>Stands in the header while the window shows the demo workspace.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the demo workspace: a sample course and five devices on this machine. Your own data is kept apart from it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>A page of the window, and how many things wait there for a person.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>The name of a page and its key, as in &quot;Overview (Ctrl+1)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::SettingsModel</name>
    <message>
        <source>%1 Value: %2. Allowed: %3.</source>
        <extracomment>Read aloud: %1 what a setting means, %2 its value, %3 the values it may have</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>Values of a setting that is switched on or off</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read when the engine starts</source>
        <extracomment>A setting that cannot change while the engine runs</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <extracomment>What a setting may hold: words or names</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The values a setting may have: from %1 to %2</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <extracomment>Head of a column: the name of a setting</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>Head of a column: what a setting is set to</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <extracomment>Head of a column: the values that are allowed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <extracomment>Head of a column: what a setting means</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::StatusLine</name>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No news since %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <comment>devices</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) on the way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last event %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops the first of the running jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the running jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>%1 a job, %2 a length of time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::TokenModel</name>
    <message>
        <source>(no name)</source>
        <extracomment>A device nobody gave a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <extracomment>A device of any platform</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <extracomment>State of a device: it may come in</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <extracomment>State of a device: its time is over</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoked</source>
        <extracomment>State of a device: a person took its right away</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>Head of a column: the name of a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>Head of a column: what a device may do</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>Head of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Head of a column: valid, expired or revoked</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <extracomment>Head of a column: until when a device may come in</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Batanidza::WindowActions</name>
    <message>
        <source>&amp;Undo %1</source>
        <extracomment>%1 is what would be undone.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <extracomment>%1 is what would be done again.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <extracomment>Menu: to go to a page.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export what is shown...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the &amp;side list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the list of &amp;pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a &amp;command, page or lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Batanidza</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The token is missing, wrong or out of date. Add the device again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This role may not do that. Ask an operator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there, or not any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in the form it should have, so it was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests at once. It is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier edit of this device is missing. It is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of this edit was used for another one. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson was changed in the meantime. The edit is kept and waits for a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson was changed while you decided. Look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored data is damaged. Nothing was overwritten; restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side does not know how to do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Batanidza. Nothing was lost; copy the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this workspace open. Close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing was written. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace was written by a newer Batanidza. Update this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>A size in bytes, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <extracomment>A size in kilobytes, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <extracomment>A size in megabytes, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <extracomment>A size in gigabytes, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A latency in seconds, short.
----------
A length of time in seconds, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A latency in milliseconds, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A length of time in minutes, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>A length of time in hours, short.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>a length of time</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is a length of time, such as &quot;12 min&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A date and a time of day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A date, a time of day and the abbreviation of the time zone.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v%1</source>
        <extracomment>A version number, short: v43.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>Name of a platform.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iOS</source>
        <extracomment>Name of a platform.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Android</source>
        <extracomment>Name of a platform.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <extracomment>Name of a platform.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watchOS</source>
        <extracomment>Name of a platform.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>State of something that is not connected or not known.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <extracomment>The worst state.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportSentence</name>
    <message>
        <source>The import was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported %n lesson(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) were here already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait for a person.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were refused.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>What you will be able to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultural note, important</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultural note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <extracomment>Head of a column: a Shona word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>Head of a column: high and low tone of a word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPA</source>
        <extracomment>Head of a column: phonetic letters</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <extracomment>Head of a column: what a word means</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noun class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of a dialogue: %1 who speaks, %2 what they say</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message numerus="yes">
        <source>%1 is %n version(s) behind.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind (%2).</source>
        <extracomment>%1 platform, %2 length of time (&quot;12 min&quot;)</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no device connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has had no device connected for %2.</source>
        <extracomment>%1 platform, %2 length of time (&quot;12 min&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P99 is %1, the target is %2.</source>
        <extracomment>%1 and %2 latencies (&quot;620 ms&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: P99 is %2, the target is %3.</source>
        <extracomment>%1 platform, %2 and %3 latencies (&quot;620 ms&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) waiting for a person, the oldest for %1.</source>
        <extracomment>%1 length of time</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of requests fail, the limit is %2.</source>
        <extracomment>%1 and %2 percentages</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of requests fail, the limit is %3.</source>
        <extracomment>%1 platform, %2 and %3 percentages</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A health check is not well: %1.</source>
        <extracomment>%1 what is checked (&quot;Clock&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be saved: the store does not take writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 free, at least %2 needed.</source>
        <extracomment>%1 and %2 sizes (&quot;120 MB&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub is closing: it takes no new edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No news since %1 (%2). Showing what was known then.</source>
        <extracomment>%1 time of day, %2 length of time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first health check is not done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Needs attention, for %n reason(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Critical, for %n reason(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All is well; no device is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n device(s) in sync.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <extracomment>Short, on a card: so many versions behind.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No %1 device has ever been connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has had no device connected since %2 (%3).</source>
        <extracomment>%1 platform, %2 time of day, %3 length of time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2; %3 is the furthest behind, last heard %4.</source>
        <extracomment>%1 platform, %2 time of day, %3 name of a device, %4 age (&quot;12 s ago&quot;)</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n version(s) behind since %2.</source>
        <extracomment>%1 platform, %2 time of day</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in sync with %n device(s).</source>
        <extracomment>%1 platform</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>saving to the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the HTTP service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the event log&apos;s chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Device</source>
        <extracomment>What a device may do: read lessons and send what its learner did</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <extracomment>What a device may do: change lessons</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum staff</source>
        <extracomment>What a device may do: decide what a lesson says</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <extracomment>What a device may do: everything</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Waiting time for a commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest time an edit waits for others to share its durable commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits in one commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most edits in one durable commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads that carry client connections; 0 takes one for each core, at most 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a quiet connection is asked whether it is alive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed web origins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web origins besides our own whose pages may connect, such as https://school.example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: update time (P99)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100 updates should be acknowledged by a connected client within this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: time behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A platform that is behind for longer than this needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of calls that may end in an error before it needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space below which attention is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
