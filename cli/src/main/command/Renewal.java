import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives the classes of a jar the format of Java 8, with the stack maps by which they are verified; what they do stays the same. An
 * ahead-of-time cache keeps none of the formats before Java 7: they are loaded, and verified by the old verifier, at every start.
 *
 * <p>Run from its source by the launcher: {@code java Renewal.java JAR}. The jar is replaced when all is written.
 */
public final class Renewal {

  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_7_VERSION;

  private Renewal() {}

  /**
   * Renews a jar.
   *
   * @param args the jar
   */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path renewed = Path.of(jar + ".renewed");
    try (JarFile old = new JarFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(renewed))) {
      ClassFile format = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
          ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(loader)));
      for (JarEntry entry : old.stream().toList()) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? renewed(format, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] renewed(ClassFile format, byte[] bytes) {
    ClassModel old = format.parse(bytes);
    return old.majorVersion() >= FIRST_WITH_STACK_MAPS ? bytes
        : format.build(old.thisClass().asSymbol(), code -> {
          old.forEach(code::with);
          code.withVersion(ClassFile.JAVA_8_VERSION, 0);
        });
  }
}
