// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The class path of a host that did not add the library. */
class WithoutPdfBoxTest {

    @Test
    void pdfNamesWhatToAddAndAllElseWorks() throws Throwable {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("pdfbox") && !entry.contains("fontbox"))
                .map(WithoutPdfBoxTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            String base = "ai.smartwhale.balance.monitoring.reporting.";
            Class<?> reports = host.loadClass(base + "model.Report");
            Class<?> formats = host.loadClass(base + "model.ExportFormat");
            Class<?> languages = host.loadClass(base + "model.ReportLanguage");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Object report = lookup.findStatic(
                            host.loadClass(base + "SampleReports"),
                            "report",
                            MethodType.methodType(reports, languages, List.class))
                    .invokeWithArguments(languages.getEnumConstants()[0], List.of("alpha"));
            MethodHandle write = lookup.findStatic(
                    host.loadClass(base + "format.ReportFormats"),
                    "write",
                    MethodType.methodType(void.class, reports, formats, Optional.class, OutputStream.class));
            for (Object format : formats.getEnumConstants()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (format.toString().equals("PDF")) {
                    assertThatThrownBy(() -> write.invokeWithArguments(report, format, Optional.empty(), out))
                            .satisfies(cause -> assertThat(cause.getClass().getSimpleName())
                                    .isEqualTo("MissingDependencyException"))
                            .hasMessageContaining("org.apache.pdfbox:pdfbox:");
                    assertThat(out.size()).isZero();
                } else {
                    write.invokeWithArguments(report, format, Optional.empty(), out);
                    assertThat(out.size()).isPositive();
                }
            }
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
