// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFontsTest {

    private final PDDocument document = new PDDocument();

    @TempDir
    Path directory;

    private String chosen(Optional<Path> configured, ReportLanguage language, List<Path> installed) throws IOException {
        return PdfFonts.choose(document, configured, language, installed).getName();
    }

    @Test
    void englishDoesWithoutAnyFont() throws IOException {
        assertThat(chosen(Optional.empty(), ReportLanguage.ENGLISH, List.of())).isEqualTo("Helvetica");
    }

    @Test
    void persianWithoutAFontIsRefusedAndSaysWhatToDo() {
        assertThatThrownBy(() -> chosen(Optional.empty(), ReportLanguage.PERSIAN, List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("font")
                .hasMessageContaining("Persian");
    }

    @Test
    void whatIsNoFontIsRefusedWithItsName() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.ttf"), "no font");
        for (Path font : List.of(broken, directory.resolve("none.ttf"))) {
            assertThatThrownBy(() -> chosen(Optional.of(font), ReportLanguage.ENGLISH, List.of()))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining(font.getFileName().toString());
        }
        assertThat(chosen(Optional.empty(), ReportLanguage.ENGLISH, List.of(broken)))
                .as("an installed one that is broken is passed over")
                .isEqualTo("Helvetica");
    }

    @Test
    void aFontWithoutPersianLettersIsRefusedForPersian() throws IOException {
        Path latin = Path.of("/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf");
        Assumptions.assumeThat(latin).as("Liberation fonts").isReadable();
        assertThat(chosen(Optional.of(latin), ReportLanguage.ENGLISH, List.of()))
                .contains("Liberation");
        assertThatThrownBy(() -> chosen(Optional.of(latin), ReportLanguage.PERSIAN, List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Persian letters");
    }
}
