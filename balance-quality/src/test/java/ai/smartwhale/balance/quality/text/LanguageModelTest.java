// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class LanguageModelTest {

    @Test
    void shippedModelIsSmall() throws IOException {
        try (InputStream in = LanguageModel.class.getResourceAsStream(LanguageModel.RESOURCE)) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes().length).isLessThan(300 * 1024);
        }
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            LanguageModel.shipped().write(out);
        }
        LanguageModel read = LanguageModel.read(new ByteArrayInputStream(bytes.toByteArray()));
        for (ScriptGroup script : ScriptGroup.values()) {
            assertThat(weights(read, script)).as(script.name()).isEqualTo(weights(LanguageModel.shipped(), script));
        }
        assertThat(weights(read, ScriptGroup.LATIN)).isNotEmpty();
    }

    private static byte[] weights(LanguageModel model, ScriptGroup script) {
        return model.table(script).map(LanguageModel.Table::weights).orElse(new byte[0]);
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> LanguageModel.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
    }
}
