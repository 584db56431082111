// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/catalogue.md} to the code: what it names exists, and nothing documented is missing from it. */
class CatalogueTest {

    private static final Path ROOT = Path.of(System.getProperty("smartwhale.root", ".."));
    private static final Path DOCUMENTED = ROOT.resolve("../shared/spec/catalogue.tsv");
    private static final Pattern TYPE = Pattern.compile("### `([\\w.]+)`");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| `(\\w+)` \\| .* \\| `(\\w+)\\.(\\w+)` \\|");

    /** A row of the page. */
    record Row(String type, String documented, String method, String testClass, String test) {

        boolean isMethod() {
            return !type.endsWith('.' + method);
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String type = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/catalogue.md"))) {
            Matcher heading = TYPE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                type = heading.group(1);
            } else if (row.matches()) {
                String test = row.group(3) == null ? "" : row.group(3);
                rows.add(new Row(type, row.group(1), row.group(2), test, row.group(4) == null ? "" : row.group(4)));
            } else {
                assertThat(line).as("a row that cannot be read").doesNotStartWith("| `");
            }
        }
        return rows;
    }

    @Test
    void everyTypeAndMethodExists() throws IOException {
        JavaClasses main = Suite.mainClasses();
        for (Row row : rows()) {
            if (!isBuilt(row.type())) {
                continue;
            }
            assertThat(main.contain(row.type())).as(row.type()).isTrue();
            JavaClass type = main.get(row.type());
            assertThat(type.getModifiers()).as(row.type()).contains(JavaModifier.PUBLIC);
            if (row.isMethod()) {
                assertThat(type.getAllMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                                .map(JavaMember::getName))
                        .as(row.type())
                        .contains(row.method());
            }
        }
    }

    @Test
    void everyTestExists() throws IOException {
        Map<String, String> sources = testSources();
        for (Row row : rows()) {
            if (!row.testClass().isEmpty()) {
                assertThat(testsOf(row.testClass(), sources))
                        .as("%s.%s for %s", row.testClass(), row.test(), row.method())
                        .contains("void " + row.test() + "(");
            }
        }
    }

    @Test
    void everyMethodHasATest() throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.testClass().isEmpty())
                .extracting(row -> row.type() + '.' + row.method())
                .isEmpty();
    }

    @Test
    void nothingDocumentedIsMissing() throws IOException {
        assumeThat(DOCUMENTED).as("the list of what is documented").exists();
        Set<String> here = new HashSet<>();
        for (Row row : rows()) {
            String simple = row.type().substring(row.type().lastIndexOf('.') + 1);
            here.add(simple + '.' + (row.isMethod() ? row.method() : ""));
        }
        List<String> wanted = Files.readAllLines(DOCUMENTED);
        assertThat(wanted.subList(1, wanted.size()))
                .map(line -> line.split("\t", -1))
                .map(columns -> columns[2] + '.' + columns[3])
                .allMatch(here::contains);
        assertThat(rows()).hasSize(wanted.size() - 1);
    }

    /** A module that a build of some modules only has left out is not looked at. */
    private static boolean isBuilt(String type) throws IOException {
        String source = "src/main/java/" + type.replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(ROOT)) {
            Path module = modules.filter(path -> Files.exists(path.resolve(source)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no source of " + type));
            return Files.isDirectory(module.resolve("target/classes"));
        }
    }

    /** The text of a class of tests with that of all it inherits from, such as a contract. */
    private static String testsOf(String name, Map<String, String> sources) {
        String text = sources.getOrDefault(name, "");
        StringBuilder all = new StringBuilder(text);
        Matcher declared =
                Pattern.compile("(?:class|interface) " + name + "\\b([^{]*)\\{").matcher(text);
        if (declared.find()) {
            Matcher parents = Pattern.compile("\\w+").matcher(declared.group(1));
            while (parents.find()) {
                all.append(testsOf(parents.group(), sources));
            }
        }
        return all.toString();
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String folder : List.of("src/test/java", "src/main/java/ai/smartwhale/testkit/contract")) {
            try (Stream<Path> modules = Files.list(ROOT)) {
                for (Path module : modules.map(path -> path.resolve(folder))
                        .filter(Files::isDirectory)
                        .toList()) {
                    try (Stream<Path> files = Files.walk(module)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .forEach(file -> sources.merge(
                                        file.getFileName().toString().replace(".java", ""),
                                        Suite.text(file),
                                        String::concat));
                    }
                }
            }
        }
        return sources;
    }
}
