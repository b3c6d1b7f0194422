#pragma once

#include "engine/runtime/previewapi.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/page.h"
#include "ui/pages/previewchooser.h"

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

//! Preview (Ctrl+5): what each platform shows of a lesson, as its adapter makes it, and by which
//! rules; of any version, of a draft, and of a conflict that is still undecided. Main thread.
namespace Batanidza {

class EmptyState;
class PreviewCase;
class PreviewExport;
class PreviewFrames;
class PreviewTabs;
class WordPanel;

class PreviewPage final : public Page
{
    Q_OBJECT

public:
    //! `api` becomes the page's own.
    PreviewPage(PageContext &context, std::unique_ptr<PreviewApi> api, ContentApi &content,
                ConflictApi &conflicts, QWidget *parent = nullptr);
    ~PreviewPage() override;

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    //! "batanidza:preview/<lesson>?version=41", "?draft=1", "?conflict=812"; "show" is the piece.
    void open(const Address &address) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *filterField() override;
    bool foldSideList() override;
    void refresh() override;
    bool exportData() override;
    bool copySelection() override;
    bool escape() override;
    void saveState() override;
    void restoreState() override;

    void exportTo(const QString &file);
    [[nodiscard]] const PreviewCase &shown() const { return *m_case; }
    [[nodiscard]] PreviewFrames &frames() const { return *m_frames; }
    [[nodiscard]] PreviewTabs &tabs() const { return *m_tabs; }
    [[nodiscard]] PreviewChooser &chooser() const { return *m_chooser; }
    [[nodiscard]] WordPanel &panel() const { return *m_panel; }

protected:
    void retranslate() override;

private:
    void makeActions();
    void layOut();
    void listen();
    //! What else there is of this lesson: versions, conflicts, a draft.
    void readChoices(const ItemId &item);
    void showSubject(PreviewSubject subject);
    [[nodiscard]] std::optional<PreviewDrafts::Draft> draftOf(const ItemId &item) const;
    void onCase();
    void onChosen();
    void onOutdated();
    void showState();
    void showAbout();
    void compare();
    void showDevice();
    void goToField(const QString &path);
    void showNextWarning();
    void copyLink();
    void showPanel();
    [[nodiscard]] QString about() const;

    std::unique_ptr<PreviewApi> m_api;
    ContentApi &m_content;
    ConflictApi &m_conflicts;
    PreviewCase *m_case;
    PreviewChooser *m_chooser;
    PreviewChooser::Choices m_choices;
    QLabel *m_about;
    EmptyState *m_empty;
    PreviewFrames *m_frames;
    WordPanel *m_panel;
    PreviewTabs *m_tabs;
    PreviewExport *m_export;
    QSplitter *m_split;
    QSplitter *m_lower;
    QStackedWidget *m_stack;
    QAction *m_openLesson;
    QAction *m_nextWarning;
    QAction *m_fit;
    QAction *m_openField;
    QAction *m_play;
    QAction *m_copyLink;
    QAction *m_save;
    QAction *m_print;
    QString m_wantedKey;     //!< of an address, until its lesson is there
    LessonPreviewPtr m_seen; //!< what the frames show
    Version m_newer;         //!< a head that is not shown; 0 = none
    Millis m_agesShown{0};
    quint64 m_asked = 0;
    bool m_focusFrames = false; //!< once they are there
};

//! The page's place in the rail.
[[nodiscard]] PageEntry previewEntry(ContentApi &content, ConflictApi &conflicts);

} // namespace Batanidza
