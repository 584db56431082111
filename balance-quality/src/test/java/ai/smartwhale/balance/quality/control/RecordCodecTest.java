// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    @Test
    void readsWhatItWroteAlsoWhereTheTextIsBroken() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 3000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(random.nextInt(9)), "r\uDC00" + i);
            DataRecord read = RecordCodec.read(RecordCodec.write(record));
            assertThat(read.id()).isEqualTo(record.id());
            assertThat(read.fields()).isEqualTo(record.fields());
            assertThat(read.cells()).isEqualTo(record.cells());
            assertThat(read.producedAt()).isEqualTo(record.producedAt());
            for (int column = 0; column < record.size(); column++) {
                assertThat(read.type(column)).isEqualTo(record.type(column));
            }
        }
    }

    @Test
    void refusesWhatIsNoRecord() {
        byte[] whole = RecordCodec.write(SampleRecords.of("a", "b")).bytes();
        assertThatThrownBy(() -> RecordCodec.read(QuarantineContent.of("other", whole)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("record/1");
        for (int length = 0; length < whole.length; length++) {
            QuarantineContent cut = QuarantineContent.of(RecordCodec.FORMAT, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RecordCodec.read(cut)).isInstanceOf(InvalidValueException.class);
        }
    }
}
