#pragma once

#include "ui/pages/contentjobs.h"
#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

//! The first page of a new workspace: who you are, and where the lessons come from. Shown until a
//! name is given and a choice is made; not in the rail. Main thread.
namespace Batanidza {

class TextLabel;

class StartPage : public Page
{
    Q_OBJECT

public:
    //! `openDemo` opens the demo workspace instead; leave it out where that cannot be.
    StartPage(PageContext &context, ContentApi &content, std::function<void()> openDemo = {},
              QWidget *parent = nullptr);

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] QList<QWidget *> panes() override;

    //! What the folder button does with its answer.
    void importFrom(const QString &path);

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    //! Keeps the name; false, with a word about it, where there is none.
    [[nodiscard]] bool takeName();
    void chooseImport(bool folder);
    void showRunning();
    void say(Severity severity, const QString &text, const QString &detail = {});
    void done();

    ContentJobs *m_jobs;
    std::function<void()> m_openDemo;
    TextLabel *m_title;
    QLabel *m_intro;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameHint;
    TextLabel *m_where;
    QPushButton *m_sample;
    QPushButton *m_folder;
    QPushButton *m_zip;
    QPushButton *m_empty;
    QPushButton *m_demo;
    std::array<QLabel *, 5> m_hints;
    QProgressBar *m_progress;
    QLabel *m_noteIcon;
    QLabel *m_note;
};

//! Not in the rail; the caller goes to "start" where firstRun() says so.
[[nodiscard]] PageEntry startEntry(ContentApi &content, std::function<void()> openDemo = {});
//! True where nobody gave a name yet and the workspace is not the demo.
[[nodiscard]] bool firstRun(const Preferences &preferences, bool demo);

} // namespace Batanidza
