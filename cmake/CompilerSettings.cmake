# How every target is compiled: C++20, strict warnings, ccache and mold where they are installed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

add_library(maitred_settings INTERFACE)
target_include_directories(maitred_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(maitred_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror=switch -Werror=return-type
    -Werror=unused-result)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 warns of overlaps and sizes in the standard library that cannot happen (GCC bug 105651).
    target_compile_options(maitred_settings INTERFACE -Wno-restrict -Wno-stringop-overflow)
endif()

set(MAITRED_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")
if(MAITRED_SANITIZE)
    add_compile_options(-fsanitize=${MAITRED_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${MAITRED_SANITIZE})
    if(MAITRED_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined -fno-sanitize=vptr) # SOCI has no typeinfo
    endif()
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()
