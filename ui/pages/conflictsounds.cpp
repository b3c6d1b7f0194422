#include "ui/pages/conflictsounds.h"

#include "engine/merge/fieldaddress.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictwords.h"

#include <QHBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ConflictSounds::ConflictSounds(AudioApi *api, const Look &look, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (int i = 0; i < 3; ++i) {
        m_buttons.append(new PlayButton(api, look, this));
        layout->addWidget(m_buttons.last());
    }
    layout->addStretch(1);
    hide();
}

Json ConflictSounds::wordAt(const MaybeJson &document, const QString &path)
{
    if (!document)
        return {};
    // "/vocabulary/[id=...]/audio": the entry is the second step.
    const QStringList steps = path.split(u'/');
    if (steps.size() < 3)
        return {};
    const bool isLine = steps[1] == u"dialogue";
    if (!isLine && steps[1] != u"vocabulary")
        return {};
    const Json *entry = atAddress(*document, u'/' + steps[1] + u'/' + steps[2]);
    if (!entry || !entry->isObject())
        return {};
    return isLine ? PlayButton::lineAsWord(*entry) : *entry;
}

void ConflictSounds::show(const ConflictDetail &detail, const DiffRow *row)
{
    const MaybeJson *bodies[] = {&detail.base.body, &detail.current.body, &detail.incoming.body};
    bool any = false;
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const Json word = row ? wordAt(*bodies[i], row->path) : Json();
        m_buttons[i]->setOwner(
            ConflictWords::header(FieldChoiceModel::OriginalColumn + static_cast<int>(i)));
        m_buttons[i]->setWord(word);
        m_buttons[i]->setVisible(word.isObject());
        any = any || word.isObject();
    }
    setVisible(any);
}

} // namespace Batanidza
