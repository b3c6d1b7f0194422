#pragma once

#include "ui/widgets/devicestyle.h"

#include <QCache>
#include <QStyledItemDelegate>
#include <QTextDocument>

#include <memory>

//! Paints the blocks of a PreviewBlockModel as their platform would show them. Texts go in as text;
//! what is Markdown comes as HTML that markdownToHtml() made, and nothing is ever fetched for it.
//! Main thread.
namespace Batanidza {

class DeviceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DeviceDelegate(const DeviceStyle &style, QObject *parent = nullptr);

    void setLook(const DeviceLook &look);
    //! The blocks are others now.
    void forget();
    [[nodiscard]] const DeviceStyle &style() const { return m_style; }
    [[nodiscard]] const DeviceLook &look() const { return m_look; }

    [[nodiscard]] int heightOf(const PreviewBlock &block, int row, int width) const;
    void paintBlock(QPainter &painter, const QRect &rect, const PreviewBlock &block, int row,
                    bool selected) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    struct Laid;

    [[nodiscard]] std::shared_ptr<Laid> laid(const PreviewBlock &block, int row, int width) const;
    [[nodiscard]] QMargins margins(const PreviewBlock &block) const;
    [[nodiscard]] bool onCard(const PreviewBlock &block) const;
    void write(QTextDocument &document, Laid &laid, const PreviewBlock &block, int width) const;

    DeviceStyle m_style;
    DeviceLook m_look;
    mutable QCache<int, std::shared_ptr<Laid>> m_laid; //!< by row, what was painted lately
    mutable QHash<int, QPair<int, int>> m_sizes;       //!< by row: width, height
};

} // namespace Batanidza
