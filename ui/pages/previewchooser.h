#pragma once

#include "engine/runtime/previewapi.h"
#include "ui/pages/page.h"
#include "ui/widgets/devicestyle.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStandardItemModel;

//! What Preview shows and how: the lesson, its version, what it is compared with; text size, theme,
//! language and scale of the frames. Main thread.
namespace Batanidza {

class PreviewChooser final : public QWidget
{
    Q_OBJECT

public:
    //! What differences are told from.
    struct Compare
    {
        std::optional<PreviewSubject> version;
        QString platform; //!< of the same version; empty where `version` is given, or nothing

        [[nodiscard]] bool isNothing() const { return !version && platform.isEmpty(); }
    };
    //! What can be shown of a lesson.
    struct Choices
    {
        ItemId item;
        QString title;
        QList<ItemRevision> history; //!< newest first
        QList<ConflictRow> conflicts;
        bool draft = false; //!< somebody edits it in this window
    };

    PreviewChooser(PageContext &context, ContentApi &content, QWidget *parent = nullptr);

    //! `subject` is what is shown of it; the comparison is chosen by what suits.
    void setChoices(const Choices &choices, const PreviewSubject &subject);
    [[nodiscard]] Compare compare() const;
    [[nodiscard]] DeviceLook device() const;
    [[nodiscard]] bool isFitted() const;
    void setFitted(bool fitted);
    [[nodiscard]] QLineEdit *lessonField() const { return m_lesson; }
    [[nodiscard]] QComboBox *versionBox() const { return m_version; }
    [[nodiscard]] QComboBox *compareBox() const { return m_compare; }
    [[nodiscard]] QComboBox *themeBox() const { return m_theme; }
    [[nodiscard]] QComboBox *languageBox() const { return m_language; }
    [[nodiscard]] QComboBox *sizeBox() const { return m_size; }
    [[nodiscard]] QComboBox *fitBox() const { return m_fit; }
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);
    void retranslate();

Q_SIGNALS:
    void lessonWanted(const Batanidza::ItemId &item);
    void subjectWanted(const Batanidza::PreviewSubject &subject);
    void compareChanged();
    void deviceChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void listen();
    void fillVersions();
    void fillCompare();
    void search();
    void takeLesson();
    [[nodiscard]] QString versionText(const ItemRevision &revision, bool newest) const;

    PageContext &m_context;
    ContentApi &m_content;
    Choices m_choices;
    PreviewSubject m_subject;
    QList<PreviewSubject> m_versions; //!< of the rows of m_version
    QList<Compare> m_compares;        //!< of the rows of m_compare
    bool m_compareChosen = false;     //!< by a person, for this lesson

    QLabel *m_lessonLabel;
    QLineEdit *m_lesson;
    QStandardItemModel *m_found;
    QLabel *m_versionLabel;
    QComboBox *m_version;
    QLabel *m_compareLabel;
    QComboBox *m_compare;
    QComboBox *m_size;
    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_fit;
    QLabel *m_approximate;
    QTimer m_pause;
    quint64 m_asked = 0;
};

} // namespace Batanidza
