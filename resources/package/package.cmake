# What `cmake --install` puts where, and `cpack -G DEB`. The programs carry their data in
# themselves: what is installed beside them is for the desktop, for people and for systemd.
set(package ${CMAKE_SOURCE_DIR}/resources/package)
install(FILES README.md CHANGELOG.md DESTINATION share/doc/batanidza)
install(FILES LICENSE DESTINATION share/doc/batanidza RENAME copyright)
install(FILES ${package}/batanidzad.1 DESTINATION share/man/man1)
install(FILES ${package}/batanidzad.service DESTINATION lib/systemd/system)
if(BATANIDZA_UI)
    install(FILES ${package}/batanidza.1 DESTINATION share/man/man1)
    install(FILES ${package}/org.batanidza.Batanidza.desktop DESTINATION share/applications)
    install(FILES ${package}/org.batanidza.Batanidza.metainfo.xml DESTINATION share/metainfo)
    install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/app.svg
        DESTINATION share/icons/hicolor/scalable/apps RENAME org.batanidza.Batanidza.svg)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME batanidza)
set(CPACK_PACKAGE_CONTACT "Batanidza maintainers <batanidza@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so that nothing finds them by looking at the programs.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, libxkbcommon-x11-0, ffmpeg, espeak-ng")
include(CPack)
