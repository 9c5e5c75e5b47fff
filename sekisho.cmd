@echo off
rem Starts Sekisho on Windows; the twin of the script "sekisho", which explains what it does.
rem SEKISHO_JAVA_OPTIONS: options for the JVM. JAVA_HOME: the JDK to use.
rem Exit codes before Sekisho itself runs: 2 something is not installed, 3 the build failed.
setlocal DisableDelayedExpansion
set "ROOT=%~dp0"
set "SEKISHO_LAUNCHER=%~f0"

set "JAVA=java.exe"
if defined JAVA_HOME goto :home
where /q java.exe
if not errorlevel 1 goto :java
>&2 echo sekisho: Java 17 or later is missing: there is no java on the PATH, and JAVA_HOME is not set.
>&2 echo sekisho: Install a JDK 17 or later, or set JAVA_HOME to one.
exit /b 2

:home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto :java
>&2 echo sekisho: Java 17 or later is missing: there is no bin\java.exe in JAVA_HOME, "%JAVA_HOME%".
>&2 echo sekisho: Install a JDK 17 or later, or set JAVA_HOME to one.
exit /b 2

:java
rem Java 8 does not know --version and prints nothing to standard output.
set "MAJOR="
for /f "tokens=2 delims= " %%v in ('call "%JAVA%" --version 2^>nul') do (
    for /f "tokens=1 delims=.-+" %%m in ("%%v") do set "MAJOR=%%m"
    goto :version
)
:version
if not defined MAJOR goto :old
if %MAJOR% LSS 17 goto :old

if not exist "%ROOT%src\cli\pom.xml" goto :release
set "JAR=%ROOT%src\cli\target\sekisho.jar"
if not exist "%JAR%" goto :build
rem Stale when any source is newer than the jar.
powershell.exe -NoProfile -NonInteractive -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $new = Get-ChildItem -LiteralPath ($env:ROOT + 'pom.xml'), ($env:ROOT + 'src'), ($env:ROOT + 'rulesets') -Recurse -File | Where-Object { $_.FullName -notmatch '\\(target|src\\test)\\' -and $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1; if ($new) { exit 1 }"
if errorlevel 1 goto :build
goto :run

:build
where /q javac.exe
if not errorlevel 1 goto :maven
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" goto :maven
>&2 echo sekisho: JDK 17 or later is missing: there is no compiler (javac) with this Java.
>&2 echo sekisho: Install a JDK 17 or later, or set JAVA_HOME to one.
exit /b 2

:maven
where /q mvn.cmd
if not errorlevel 1 goto :package
>&2 echo sekisho: Maven 3.8 or later is missing: there is no mvn on the PATH.
>&2 echo sekisho: Install it and put its bin directory on the PATH.
exit /b 2

:package
if not exist "%ROOT%target" mkdir "%ROOT%target"
set "LOG=%ROOT%target\sekisho-build.log"
>&2 echo sekisho: building it from source; the first time takes minutes. Log: "%LOG%"
call mvn.cmd -q -B -f "%ROOT%pom.xml" -pl src/cli -am -DskipTests package >"%LOG%" 2>&1 <nul
if errorlevel 1 goto :failed
if exist "%JAR%" goto :run
:failed
>&2 echo sekisho: the build failed. All of it: "%LOG%"
exit /b 3

:release
set "JAR=%ROOT%sekisho.jar"
if exist "%JAR%" goto :run
>&2 echo sekisho: neither sekisho.jar nor Sekisho's sources are in "%ROOT%".
>&2 echo sekisho: Unpack the release again, or clone the repository.
exit /b 2

:old
>&2 echo sekisho: Java 17 or later is missing: "%JAVA%" is older.
>&2 echo sekisho: Install a JDK 17 or later, or set JAVA_HOME to one.
exit /b 2

:run
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m %SEKISHO_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
