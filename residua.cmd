@echo off
rem Runs the residua command on a JDK 25; first builds what is missing or older than its sources.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "MODULES=%ROOT%cli\target\command\modules"
set "STAMP=%ROOT%cli\target\command\stamp"
set "JDK="

if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :try_java "%%~dpJ"
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%LOCALAPPDATA%\Programs\Eclipse Adoptium") do (
  if not defined JDK if exist "%%~P" for /d %%J in ("%%~P\*") do if not defined JDK call :try_jdk "%%~J"
)
if not defined JDK (
  >&2 echo residua: a JDK 25 is missing; install one ^(https://adoptium.net or winget install EclipseAdoptium.Temurin.25.JDK^) or set JAVA_HOME to it
  exit /b 2
)

rem The stamp is written last, so it tells whether the build came to its end, and its age whether it is new.
powershell -NoProfile -Command "$built = Get-Item '%STAMP%' -ErrorAction SilentlyContinue; if (-not $built) { exit 1 }; $sources = @(Get-Item '%ROOT%pom.xml'); foreach ($module in 'api','simd-core','schemes','networks','multigrid','verification','cli') { $sources += Get-Item ('%ROOT%' + $module + '\pom.xml') -ErrorAction SilentlyContinue; $sources += Get-ChildItem ('%ROOT%' + $module + '\src\main') -Recurse -ErrorAction SilentlyContinue }; if ($sources | Where-Object { $_.LastWriteTime -gt $built.LastWriteTime } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 call :build || exit /b 2

rem The serial collector and few young objects: a run then needs little more than its signals. Who chooses a collector keeps it.
set "OPTIONS=-XX:+UseSerialGC -XX:MaxNewSize=64m -XX:MetaspaceSize=64m -XX:MaxRAMPercentage=75"
set "CHOSEN=%JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%"
if not "%CHOSEN:GC=%"=="%CHOSEN%" set "OPTIONS=-XX:MaxRAMPercentage=75"

for %%F in ("%MODULES%\residua-cli-*.jar") do set "JAR=%%~fF"
"%JDK%\bin\java.exe" %OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>nul || (
  >&2 echo residua: Maven is missing, and the command has to be built; install it ^(winget install Apache.Maven or https://maven.apache.org^)
  exit /b 2
)
>&2 echo residua: building what is new or changed; this takes a moment
if not exist "%ROOT%target" mkdir "%ROOT%target"
rem What a killed build has left may be half written and look new.
if not exist "%STAMP%" for %%M in (api simd-core schemes networks multigrid verification cli) do if exist "%ROOT%%%M\target\command" rmdir /s /q "%ROOT%%%M\target\command"
if exist "%STAMP%" del /q "%STAMP%"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -B -ntp -T 2 -Pcommand -Dmaven.test.skip=true -pl cli -am package >"%ROOT%target\launcher-build.log" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  >&2 echo residua: the build failed; see %ROOT%target\launcher-build.log
  exit /b 2
)
>"%STAMP%" echo built
exit /b 0

:try_java
for %%B in ("%~1..") do call :try_jdk "%%~fB"
exit /b 0

:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[.+\"-]" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
