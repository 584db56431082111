// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What there is to check: the modules in the folder of the parent, as far as they are built. */
final class Suite {

    /** For each module its root package, and the modules that it may use. */
    static final Map<String, Module> MODULES = modules();

    /** A module by its root package. */
    record Module(String rootPackage, Set<String> mayUse) {}

    private static final Path ROOT = Path.of(System.getProperty("smartwhale.root", ".."));

    private Suite() {}

    /** The production classes of the libraries. */
    static JavaClasses mainClasses() {
        return classes("target/classes");
    }

    /** The test classes. */
    static JavaClasses testClasses() {
        return TestClasses.ALL;
    }

    /** The production sources of a module. */
    static List<Path> sources(String module) {
        Path folder = ROOT.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses classes(String folder) {
        List<Path> built = MODULES.keySet().stream()
                .map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(built);
    }

    /** Read once, and only where somebody asks. */
    private static final class TestClasses {
        private static final JavaClasses ALL = classes("target/test-classes");
    }

    private static Map<String, Module> modules() {
        Map<String, Module> all = new TreeMap<>();
        all.put("smartwhale-commons", new Module("ai.smartwhale.commons", Set.of()));
        all.put("smartwhale-messaging", new Module("ai.smartwhale.messaging", Set.of("smartwhale-commons")));
        Set<String> ground = Set.of("smartwhale-commons", "smartwhale-messaging");
        for (String name : List.of("interfaces", "core", "prediction", "quality", "monitoring")) {
            all.put("balance-" + name, new Module("ai.smartwhale.balance." + name, ground));
        }
        all.put(
                "balance-batch",
                new Module(
                        "ai.smartwhale.balance.batch",
                        Set.of("smartwhale-commons", "smartwhale-messaging", "balance-core")));
        all.put(
                "balance-services",
                new Module("ai.smartwhale.balance.services", Set.copyOf(new TreeMap<>(all).keySet())));
        all.put(
                "smartwhale-testkit",
                new Module(
                        "ai.smartwhale.testkit",
                        Set.of("smartwhale-commons", "smartwhale-messaging", "balance-interfaces")));
        return Map.copyOf(all);
    }
}
