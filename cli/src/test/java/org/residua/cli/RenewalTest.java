package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The classes that the launcher gives another format are all of it, and the same otherwise. */
class RenewalTest {

  @TempDir Path folder;

  @Test
  void anOldJarIsRenewedAndWorks() throws Exception {
    Path old = Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = Files.copy(old, folder.resolve("old.jar"));

    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        Path.of("src", "main", "command", "Renewal.java").toString(), jar.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    try (JarFile before = new JarFile(old.toFile()); JarFile after = new JarFile(jar.toFile())) {
      List<String> names = before.stream().map(JarEntry::getName).toList();
      assertThat(after.stream().map(JarEntry::getName)).isEqualTo(names);
      for (String name : names) {
        byte[] was = before.getInputStream(before.getEntry(name)).readAllBytes();
        byte[] is = after.getInputStream(after.getEntry(name)).readAllBytes();
        if (name.endsWith(".class")) {
          same(ClassFile.of().parse(was), ClassFile.of().parse(is));
        } else {
          assertThat(is).as(name).isEqualTo(was);
        }
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> renewed = Class.forName("picocli.CommandLine", true, loader);
      Class<?> help = Class.forName("picocli.CommandLine$HelpCommand", true, loader);
      Object command = renewed.getConstructor(Object.class).newInstance(help.getConstructor().newInstance());
      assertThat(renewed.getMethod("getUsageMessage").invoke(command)).asString().contains("Usage: help");
    }
  }

  /** Old classes are written anew, member by member; the others are left. */
  private static void same(ClassModel was, ClassModel is) {
    String name = was.thisClass().asInternalName();
    assertThat(is.majorVersion()).as(name).isEqualTo(Math.max(was.majorVersion(), ClassFile.JAVA_8_VERSION));
    assertThat(is.methods().stream().map(method -> method.methodName() + "" + method.methodType()))
        .as(name).isEqualTo(was.methods().stream().map(method -> method.methodName() + "" + method.methodType()).toList());
    assertThat(is.fields().stream().map(field -> field.fieldName() + "" + field.fieldType()))
        .as(name).isEqualTo(was.fields().stream().map(field -> field.fieldName() + "" + field.fieldType()).toList());
    assertThat(is.flags().flagsMask()).as(name).isEqualTo(was.flags().flagsMask());
  }
}
