# Writes the manual page, the completions and Debian's changelog into OUT.
file(MAKE_DIRECTORY ${OUT})
execute_process(COMMAND ${PROGRAM} man OUTPUT_FILE ${OUT}/threadlint.1 COMMAND_ERROR_IS_FATAL ANY)
foreach(pair bash:threadlint.bash fish:threadlint.fish zsh:_threadlint)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 shell)
  list(GET pair 1 file)
  execute_process(COMMAND ${PROGRAM} completions ${shell} OUTPUT_FILE ${OUT}/${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
# Without name and time, so that the same input gives the same bytes.
execute_process(COMMAND ${GZIP} -9nf ${OUT}/threadlint.1 COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${GZIP} -9nc ${CHANGELOG} OUTPUT_FILE ${OUT}/changelog.Debian.gz COMMAND_ERROR_IS_FATAL ANY)
