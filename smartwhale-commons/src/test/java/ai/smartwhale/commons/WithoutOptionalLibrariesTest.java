// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host gets that adds this module and nothing else. */
class WithoutOptionalLibrariesTest {

    private static final long MOST_BYTES = (long) (4.5 * (1 << 20));
    /** Declared in the pom, neither optional nor for tests; and what these bring. */
    private static final List<String> DECLARED = List.of(
            "jackson-core", "jackson-databind", "caffeine", "h2-mvstore", "resilience4j-circuitbreaker", "slf4j-api");

    private static final List<String> BROUGHT =
            List.of("jackson-annotations", "error_prone_annotations", "jspecify", "resilience4j-core");

    private static List<Path> closure() {
        Pattern jar = Pattern.compile(Stream.concat(DECLARED.stream(), BROUGHT.stream())
                .collect(Collectors.joining("|", "(", ")-[0-9].*\\.jar")));
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> jar.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    @Test
    void theClosureIsSmallAndTheReadmeListsIt() throws IOException {
        List<Path> closure = closure();
        assertThat(closure).hasSize(DECLARED.size() + BROUGHT.size());
        long bytes =
                closure.stream().mapToLong(WithoutOptionalLibrariesTest::size).sum();
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        Path module = Path.of(System.getProperty("smartwhale.root", ".."), "smartwhale-commons");
        assertThat(Files.readString(module.resolve("README.md")))
                .contains(DECLARED)
                .contains(BROUGHT);
        String pom = Files.readString(module.resolve("pom.xml"));
        List<String> declared = Stream.of(pom.split("<dependency>", -1))
                .skip(1)
                .filter(dependency -> !dependency.contains("<optional>") && !dependency.contains("<scope>"))
                .map(dependency -> dependency.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
                .toList();
        assertThat(declared).containsExactlyInAnyOrderElementsOf(DECLARED);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingElseWorksAndWhatIsMissingIsNamed() throws Exception {
        String classes = Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> Files.isDirectory(Path.of(entry))),
                        closure().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classes,
                        WithoutOptionalLibrariesMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "cache: Optional[v]",
                        "redis: missing io.lettuce:lettuce-core:7.7.0.RELEASE",
                        "text: علی",
                        "pattern: 1",
                        "linear pattern: missing com.google.re2j:re2j:1.8",
                        "input: true",
                        "compatibility: true",
                        "schema: missing com.networknt:json-schema-validator:2.0.8",
                        "schema of a class: missing com.github.victools:jsonschema-generator:4.38.0",
                        "key: 1",
                        "encrypted: 43",
                        "tokens: missing com.nimbusds:nimbus-jose-jwt:10.10",
                        "password hashes by default: missing org.bouncycastle:bcprov-jdk18on:1.86",
                        "log line: true",
                        "log to Kafka: missing org.apache.kafka:kafka-clients:4.3.1",
                        "metrics: true",
                        "Micrometer: missing io.micrometer:micrometer-core:1.17.2",
                        "statistics: 2.0");
    }
}
