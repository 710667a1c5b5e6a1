@echo off
rem Starts petshell on Windows: from a checkout, which it builds where the program lacks, or from the unpacked
rem archive. The JVM's options, with their reasons, are in petshell.jvm.
setlocal EnableExtensions DisableDelayedExpansion

set "PROGRAM=%~dp0"
if exist "%~dp0lib\" goto find_java
if not exist "%~dp0..\pom.xml" goto find_java
set "PROGRAM=%~dp0..\target\"

:find_java
set "JAVA="
if defined JAVA_HOME goto java_home
for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if defined JAVA goto java_version
echo error: there is no "java" on the PATH; petshell needs Java 17 or newer: install one, or set JAVA_HOME>&2
exit /b 1

:java_home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java_version
echo error: JAVA_HOME has no bin\java.exe: "%JAVA_HOME%"; petshell needs Java 17 or newer: set JAVA_HOME to one, or unset it>&2
exit /b 1

:java_version
set "VERSION="
for %%j in ("%JAVA%") do set "RELEASE=%%~dpj..\release"
if not exist "%RELEASE%" goto ask_java
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%RELEASE%"`) do set "VERSION=%%~v"
if defined VERSION goto check_java

:ask_java
for /f "usebackq tokens=3" %%v in (`call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "`) do set "VERSION=%%~v"

:check_java
set "MAJOR=0"
for /f "tokens=1 delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% geq 17 goto find_program
echo error: Java is too old: "%JAVA%" is version %VERSION%; petshell needs Java 17 or newer: install one, or set JAVA_HOME>&2
exit /b 1

:find_program
call :find_jar
if defined JAR goto run
if not exist "%~dp0..\pom.xml" goto not_whole
where mvn >nul 2>&1
if errorlevel 1 goto no_maven
echo petshell: building the program, which is missing (a minute; longer the first time)>&2
pushd "%~dp0.."
call mvn -q -B -P quick package <nul >&2
popd
call :find_jar
if defined JAR goto run
echo error: the program could not be built; see above>&2
exit /b 1

:no_maven
echo error: the program must be built first, but there is no "mvn" on the PATH; install Maven 3.8 or newer, or use the packed archive>&2
exit /b 1

:not_whole
echo error: the program is incomplete: no petshell-*.jar in "%PROGRAM%"; unpack the archive again>&2
exit /b 1

:run
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "COLLECTOR="
if defined PETSHELL_JAVA_OPTIONS if not "%PETSHELL_JAVA_OPTIONS:-XX:+Use=%"=="%PETSHELL_JAVA_OPTIONS%" set "COLLECTOR=-XX:-UseSerialGC"
"%JAVA%" "@%~dp0petshell.jvm" %COLLECTOR% %PETSHELL_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Sets JAR to the newest built jar.
:find_jar
set "JAR="
for /f "usebackq delims=" %%f in (`dir /b /a:-d /o:d "%PROGRAM%petshell-*.jar" 2^>nul`) do set "JAR=%PROGRAM%%%f"
exit /b 0
