#include "app/bootstrap.h"
#include "app/commandline.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    Batanidza::bootstrap();
    return Batanidza::runCommandLine(QCoreApplication::arguments());
}
