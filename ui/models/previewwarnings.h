#pragma once

#include "engine/runtime/previewapi.h"

#include <QAbstractTableModel>

#include <functional>

//! What a person should look at before a lesson goes out: cut texts, missing clips, bodies over
//! their limit, faults that the desktop's report names, letters that no font has. Main thread;
//! previewWarnings() is pure.
namespace Batanidza {

struct PreviewWarning
{
    enum class Kind {
        Rule,    //!< a rule of the adapters
        Finding, //!< of the desktop's report
        Letters, //!< no font on this computer shows them
    };
    Kind kind = Kind::Rule;
    QString platform;
    QString path; //!< in the lesson; empty = the whole of it
    QString key;  //!< of the block; empty where there is none
    QString rule;
    QString detail; //!< of a rule its note, of a finding what is wrong, else the letters
    bool severe = false;
    QString fix = {}; //!< of a finding: what to do, in English; empty where only a person can say

    friend bool operator==(const PreviewWarning &, const PreviewWarning &) = default;
};

[[nodiscard]] QList<PreviewWarning> previewWarnings(const LessonPreview &preview);

class PreviewWarningModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PlatformColumn, PlaceColumn, WhatColumn, FixColumn, columns };
    struct Words
    {
        std::function<QString(const PreviewWarning &, int column)> cell;
        std::function<QString(int column)> header;
    };

    explicit PreviewWarningModel(Words words, QObject *parent = nullptr);

    void setWarnings(const QList<PreviewWarning> &warnings);
    [[nodiscard]] const QList<PreviewWarning> &warnings() const { return m_warnings; }
    //! How many are of one platform.
    [[nodiscard]] int countOf(QStringView platform) const;
    void wordsChanged();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    Words m_words;
    QList<PreviewWarning> m_warnings;
};

} // namespace Batanidza
