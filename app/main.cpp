#include "app/bootstrap.h"
#include "app/quitsignals.h"
#include "app/windowapp.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>

#include <cstdio>

int main(int argc, char *argv[])
{
    // Who only asks how to use it needs no display.
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView option(argv[i]);
        if (option == "--help" || option == "-h" || option == "--version" || option == "-v") {
            const QCoreApplication app(argc, argv);
            Batanidza::bootstrap();
            Batanidza::QuitSignals quit;
            return Batanidza::runWindow(QCoreApplication::arguments(), quit);
        }
    }
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setDesktopFileName(QStringLiteral("org.batanidza.Batanidza"));
    const QApplication app(argc, argv);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/batanidza/icons/app.svg")));
    Batanidza::bootstrap();
    Batanidza::QuitSignals quit;
    return Batanidza::runWindow(QApplication::arguments(), quit);
}
