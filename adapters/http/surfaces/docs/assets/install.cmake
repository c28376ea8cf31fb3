# Installs what package-lock.json names and keeps the few files that are served, in OUT:
#   cmake -DNPM=npm -DOUT=folder -P install.cmake
# Without npm, or where it cannot reach its registry, the files are empty and the build goes on:
# the pages say then what is missing.
cmake_minimum_required(VERSION 3.25)

set(files redoc.standalone.js swagger-ui-bundle.js swagger-ui.css licences.txt)
set(modules ${OUT}/npm/node_modules)
set(seconds 180)

function(install_modules result)
    set(${result} "there is no npm" PARENT_SCOPE)
    if(NOT NPM)
        return()
    endif()
    file(COPY ${CMAKE_CURRENT_LIST_DIR}/.npmrc ${CMAKE_CURRENT_LIST_DIR}/package.json
        ${CMAKE_CURRENT_LIST_DIR}/package-lock.json DESTINATION ${OUT}/npm)
    execute_process(
        COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline
                --fetch-retries=1 --fetch-timeout=30000
        WORKING_DIRECTORY ${OUT}/npm
        TIMEOUT ${seconds}
        RESULT_VARIABLE code
        OUTPUT_VARIABLE said
        ERROR_VARIABLE said)
    if(NOT code EQUAL 0)
        file(WRITE ${OUT}/npm.log "${said}")
        set(${result} "npm did not succeed (${code}), see ${OUT}/npm.log" PARENT_SCOPE)
        return()
    endif()
    set(${result} "" PARENT_SCOPE)
endfunction()

function(keep_licences)
    foreach(licence swagger-ui-dist/LICENSE swagger-ui-dist/NOTICE redoc/LICENSE
            swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt
            redoc/bundles/redoc.standalone.js.LICENSE.txt)
        file(READ ${modules}/${licence} text)
        file(APPEND ${OUT}/licences.txt "== ${licence}\n\n${text}\n")
    endforeach()
endfunction()

foreach(file ${files})
    file(WRITE ${OUT}/${file} "")
endforeach()
install_modules(trouble)
if(trouble)
    message("/docs and /redoc are built without their programs: ${trouble}")
else()
    file(COPY ${modules}/redoc/bundles/redoc.standalone.js
        ${modules}/swagger-ui-dist/swagger-ui-bundle.js
        ${modules}/swagger-ui-dist/swagger-ui.css DESTINATION ${OUT})
    # The copies bear the packages' own dates, long past; ninja wants files that were made now.
    foreach(file ${files})
        file(TOUCH ${OUT}/${file})
    endforeach()
    keep_licences()
endif()
file(REMOVE_RECURSE ${OUT}/npm)
