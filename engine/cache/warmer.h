#pragma once

#include <QByteArray>

#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

//! What to bring in before anybody asks: what follows in the course, as its owner knows it, and
//! what was often opened next, as it was seen. Each of the two reasons is measured and rests where
//! too much of what it brought was never used. Not thread-safe: belongs to whoever feeds it.
namespace Batanidza {

enum class WarmReason : quint8 {
    Part,    //!< belongs to what was just opened: a lesson's clips
    Next,    //!< the next of the course
    Learned, //!< was opened next often enough
};

struct WarmItem
{
    QByteArray key;
    qint64 bytes = 0;
    WarmReason reason = WarmReason::Part;
};

class Warmer
{
public:
    //! What the course says comes with or after `key`.
    using Course = std::function<std::vector<WarmItem>(QByteArrayView key)>;
    //! A reason is judged anew after each `judgedAfter` bytes.
    explicit Warmer(Course course, double judgedAfter = 64e6);

    //! `key` was opened, after `previous` by the same person (empty where that is not known). Gives
    //! what to bring in now, the likeliest first.
    [[nodiscard]] std::vector<WarmItem> opened(const QByteArray &key, const QByteArray &previous,
                                               qint64 bytes);
    //! An item was brought in; it was used; it left or was replaced without having been used.
    void brought(const WarmItem &item);
    void used(const QByteArray &key);
    void wasted(const QByteArray &key);
    //! False while a reason rests.
    [[nodiscard]] bool pays(WarmReason reason) const;

private:
    struct Gain
    {
        double used = 0; //!< bytes, halved as they age
        double wasted = 0;
        int resting = 0; //!< so many more openings
    };
    struct Follower
    {
        QByteArray key;
        qint64 bytes = 0;
        float count = 0;
    };
    struct Followers
    {
        float opened = 0;
        std::array<Follower, 4> likely;
    };
    void learn(const QByteArray &key, const QByteArray &previous, qint64 bytes);
    void settle(WarmReason reason);

    Course m_course;
    const double m_judgedAfter;
    std::array<Gain, 3> m_gains;
    std::unordered_map<size_t, Followers> m_followers;
    std::unordered_map<size_t, WarmItem> m_waiting; //!< brought in and not used yet
};

} // namespace Batanidza
