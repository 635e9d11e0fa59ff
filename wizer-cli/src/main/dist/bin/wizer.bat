@echo off
rem Starts wizer.
setlocal
set "LIB=%~dp0..\lib"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "FLAGS=-XX:TieredStopAtLevel=1 -XX:Tier3BackEdgeThreshold=5000 -XX:NewSize=16m"
set "ARGUMENTS=%*"
if defined ARGUMENTS if not "%ARGUMENTS:--engine chicory=%"=="%ARGUMENTS%" set "FLAGS=-XX:-DontCompileHugeMethods"
if defined ARGUMENTS if not "%ARGUMENTS:--engine=chicory=%"=="%ARGUMENTS%" set "FLAGS=-XX:-DontCompileHugeMethods"
set "HEAP=-Xms64m"
if defined WIZER_JAVA_OPTS if not "%WIZER_JAVA_OPTS:-Xmx=%"=="%WIZER_JAVA_OPTS%" set "HEAP="
set "ARCHIVE="
set "HOME_OF_ARCHIVE="
if exist "%LIB%\wizer.jsa" set /p HOME_OF_ARCHIVE=<"%LIB%\java.home"
if defined HOME_OF_ARCHIVE if /i "%JAVA%"=="%HOME_OF_ARCHIVE%\bin\java" set ARCHIVE=-XX:SharedArchiveFile="%LIB%\wizer.jsa"
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=75 -XX:ReservedCodeCacheSize=240m -XX:PretenureSizeThreshold=1m -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 %ARCHIVE% -XX:+DisplayVMOutputToStderr -Xlog:disable -Dsun.misc.unsafe.memory.access=allow -Dguice_bytecode_gen_option=DISABLED -Dwizer.launcher.added=LIB,JAVA,FLAGS,ARGUMENTS,HEAP,ARCHIVE,HOME_OF_ARCHIVE %FLAGS% %HEAP% %WIZER_JAVA_OPTS% -cp "%LIB%\@project.build.finalName@.jar" dev.wizer.cli.Main %*
exit /b %ERRORLEVEL%
