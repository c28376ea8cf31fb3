# embed_files(TARGET HEADER header NAMESPACE namespace FILES function file …)
#
# Puts files into the program as they are. Each is what the function of that name returns, a
# std::string_view that the header declares. The assembler copies them (.incbin): megabytes cost
# nothing to compile. A file that changes is put in anew: ninja knows it as a dependency, and ccache
# keeps nothing that has an .incbin in it.
function(embed_files target)
    cmake_parse_arguments(EMBED "" "HEADER;NAMESPACE" "FILES" ${ARGN})
    string(MAKE_C_IDENTIFIER "${EMBED_NAMESPACE}" prefix)
    set(declarations "")
    set(definitions "")
    set(contents "")
    while(EMBED_FILES)
        list(POP_FRONT EMBED_FILES function file)
        cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
        list(APPEND contents ${file})
        set(symbol ${prefix}_${function})
        string(APPEND declarations
            "asm(\".pushsection .rodata\\n\"\n"
            "    \".globl ${symbol}_begin\\n.hidden ${symbol}_begin\\n\"\n"
            "    \".globl ${symbol}_end\\n.hidden ${symbol}_end\\n\"\n"
            "    \"${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n\"\n"
            "    \".popsection\");\n"
            "extern \"C\" const char ${symbol}_begin[];\n"
            "extern \"C\" const char ${symbol}_end[];\n\n")
        string(APPEND definitions
            "std::string_view ${EMBED_NAMESPACE}::${function}()\n{\n"
            "    return {${symbol}_begin, ${symbol}_end};\n}\n")
    endwhile()
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${prefix}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY
        CONTENT "#include \"${EMBED_HEADER}\"\n\n${declarations}${definitions}")
    set_property(SOURCE ${source} PROPERTY OBJECT_DEPENDS ${contents})
    target_sources(${target} PRIVATE ${source})
endfunction()
