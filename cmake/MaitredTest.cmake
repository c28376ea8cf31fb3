# maitred_test(NAME LABEL quick|storage|server|race [TIMEOUT seconds] SOURCES … LIBRARIES …)
#
# Builds one test program on Catch2 and makes each of its test cases a ctest test of its own. The
# target label_<LABEL> builds all programs of that label, and nothing else.
find_package(Catch2 2 REQUIRED)
include(Catch)

function(maitred_test name)
    cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "SOURCES;LIBRARIES" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 60)
    endif()
    add_executable(${name} ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE maitred_settings maitred_test_main ${TEST_LIBRARIES})
    if(NOT TARGET label_${TEST_LABEL})
        add_custom_target(label_${TEST_LABEL})
    endif()
    add_dependencies(label_${TEST_LABEL} ${name})
    catch_discover_tests(${name}
        TEST_PREFIX "${name}: "
        PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT ${TEST_TIMEOUT})
endfunction()
