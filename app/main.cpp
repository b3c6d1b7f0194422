#include "app/bootstrap.h"
#include "app/quitsignals.h"
#include "app/windowapp.h"

#include <QApplication>
#include <QStyleFactory>

#include <cstdio>

int main(int argc, char *argv[])
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QApplication app(argc, argv);
    Batanidza::bootstrap();
    Batanidza::QuitSignals quit;
    return Batanidza::runWindow(QApplication::arguments(), quit);
}
