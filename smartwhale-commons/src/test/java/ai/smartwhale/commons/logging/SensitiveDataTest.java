// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.logging.masking.SensitiveDataConfig;
import ai.smartwhale.commons.logging.masking.SensitiveKind;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveDataTest {

    private final SensitiveData data = SensitiveData.withDefaults();

    @Test
    void aCleanTextComesBackAsTheSameObject() {
        String text = new String("Fetched document 4711 of m-17 in 182 ms, offset=88231");
        assertThat(data.mask(text)).isSameAs(text);
    }

    @Test
    void aCleanEventComesBackAsTheSameObject() {
        LogRecord record = LogRecord.builder(Instant.EPOCH, LogLevel.INFO, "ai.example.Store")
                .format("fetched {} in {} ms", "document", 17)
                .context(Map.of("model", "m-1"))
                .field("rows", 12)
                .thrown(new IllegalStateException("no document", new IllegalArgumentException("none")))
                .traceId("4bf92f3577b34da6a3ce929d0e0e4736")
                .build();
        assertThat(data.mask(record)).isSameAs(record);
    }

    @Test
    void replacesAndKeepsWhatStandsAround() {
        assertThat(data.mask(
                        "login of ali@example.com with password=hunter2 from 0912 345 6789 (card 4111-1111-1111-1111)"))
                .isEqualTo("login of *** with password=*** from *** (card ***)");
        assertThat(data.mask("{\"user\":\"ali\",\"pin\":4711,\"n\":1}"))
                .isEqualTo("{\"user\":\"ali\",\"pin\":\"***\",\"n\":1}");
        assertThat(data.mask("کد ملی ۰۰۸۴۵۷۵۹۴۸ و تلفن ۰۹۱۲۳۴۵۶۷۸۹")).isEqualTo("کد ملی *** و تلفن ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "DB_PASSWORD",
                "x-api-key",
                "Authorization",
                "refresh_token",
                "client.secret",
                "userPin",
                "رمز عبور"
            })
    void knowsKeysOfSecrets(String key) {
        assertThat(data.isSecretKey(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "tokens",
                "max_tokens",
                "passwordSet",
                "spin",
                "tokenizer",
                "compass",
                "key",
                "secretary",
                "عبور"
            })
    void knowsThatOtherKeysAreNone(String key) {
        assertThat(data.isSecretKey(key)).isFalse();
    }

    @Test
    void numbersAreLookedAtLikeTexts() {
        assertThat(data.maskValue("pan", 4111111111111111L)).isEqualTo("***");
        assertThat(data.maskValue("pan", new BigInteger("4111111111111111"))).isEqualTo("***");
        assertThat(data.maskValue("pan", new BigDecimal("4111111111111111"))).isEqualTo("***");
        assertThat(data.maskValue("pan", 4.111111111111111E15)).isEqualTo("***");
        assertThat(data.maskValue("phone", 989121234567L)).isEqualTo("***");
        assertThat(data.maskValue("pan", 4111111111111112L)).isEqualTo(4111111111111112L);
        assertThat(data.maskValue("n", Double.NaN)).isEqualTo(Double.NaN);
        assertThat(data.maskValue("n", new BigDecimal("1E+1000000000"))).isEqualTo(new BigDecimal("1E+1000000000"));
    }

    @Test
    void aKeyTellsThatANumberIsATimeOrASize() {
        // 1816455636 has the check digit of a national id.
        assertThat(data.maskValue("id", 1816455636L)).isEqualTo("***");
        assertThat(data.maskValue("id", "1816455636")).isEqualTo("***");
        assertThat(data.maskValue("timestamp", 1816455636L)).isEqualTo(1816455636L);
        assertThat(data.maskValue("endOffset", "1816455636")).isEqualTo("1816455636");
    }

    @Test
    void looksThroughMapsWithinMaps() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("password", Map.of("a", "whale"));
        inner.put("mails", List.of("ali@example.com", "none"));
        inner.put("numbers", new long[] {1, 4111111111111111L});
        inner.put("ali@example.com", null);
        inner.put("sara@example.com", 1);

        Map<String, Object> masked = data.maskFields(Map.of("inner", inner));

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("password", "***");
        expected.put("mails", List.of("***", "none"));
        expected.put("numbers", List.of(1L, "***"));
        expected.put("***", "null");
        expected.put("***_4", 1);
        assertThat(masked).isEqualTo(Map.of("inner", expected));
    }

    @Test
    void whatLeadsBackToItselfEnds() {
        Map<String, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>();
        list.add(map);
        map.put("self", map);
        map.put("list", list);

        assertThat(data.maskFields(map)).isEqualTo(Map.of("self", "…", "list", List.of("…")));
    }

    @Test
    void depthAndNumberAreBounded() {
        Object deep = "ali@example.com";
        for (int i = 0; i < 1_000; i++) {
            deep = Collections.singletonList(deep);
        }
        assertThat(data.maskValue("deep", deep).toString()).hasSizeLessThan(100).doesNotContain("ali");
        List<Integer> wide = IntStream.range(0, 50_000).boxed().toList();
        assertThat((List<?>) data.maskValue("wide", wide)).hasSize(10_001);
    }

    @Test
    void aCollectionThatFailsIsToldAsSuch() {
        Map<String, Object> failing = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public java.util.Set<Map.Entry<String, Object>> entrySet() {
                throw new IllegalStateException("password=hunter2");
            }
        };
        assertThat(data.maskValue("k", failing).toString())
                .contains("threw java.lang.IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void kindsCanBeLeftOut() {
        SensitiveData cardsOnly = SensitiveData.create(
                SensitiveDataConfig.builder().kinds(List.of(SensitiveKind.CARD)).build());
        assertThat(cardsOnly.mask("ali@example.com password=x 4111111111111111 09121234567"))
                .isEqualTo("ali@example.com password=x *** 09121234567");
        SensitiveData noMail = SensitiveData.create(
                SensitiveDataConfig.builder().without(SensitiveKind.EMAIL).build());
        assertThat(noMail.mask("ali@example.com password=x")).isEqualTo("ali@example.com password=***");
    }

    @Test
    void anEndCanStayReadable() {
        SensitiveData partly = SensitiveData.create(SensitiveDataConfig.builder()
                .partly(SensitiveKind.CARD, SensitiveKind.EMAIL, SensitiveKind.PHONE)
                .build());
        assertThat(partly.mask("ali@example.com, 4111111111111111, 09121234567, password=hunter2"))
                .isEqualTo("a***@example.com, ***1111, ***67, password=***");
        assertThat(partly.mask("m=ali%40example.com")).isEqualTo("m=a***%40example.com");
        String once = partly.mask("ali@example.com, 4111111111111111, 09121234567");
        assertThat(partly.mask(once)).isSameAs(once);
    }

    @Test
    void furtherKeysAndPatternsAreTaken() {
        SensitiveData own = SensitiveData.create(SensitiveDataConfig.builder()
                .keys("membership-no")
                .patterns(TextPattern.of("plate", "\\d{2}[A-Z]\\d{3}-\\d{2}"))
                .replacement("[X]")
                .build());
        assertThat(own.mask("membershipNo=17 of car 12B345-67 and 12B345-68"))
                .isEqualTo("membershipNo=[X] of car [X] and [X]");
    }

    @Test
    void aPatternThatTakesTooLongTellsNothing() {
        SensitiveData own = SensitiveData.create(SensitiveDataConfig.builder()
                .patterns(TextPattern.of("costly", "(.*a){12}b"))
                .build());
        assertThat(own.mask("a".repeat(60))).isEqualTo("***");
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> SensitiveDataConfig.builder().replacement("").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder().replacement("12").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder().replacement("\"").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder()
                        .replacement("*".repeat(17))
                        .build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder()
                        .partly(SensitiveKind.SECRET)
                        .build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder().keys(" ").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SensitiveDataConfig.builder()
                        .keys(IntStream.range(0, 101).mapToObj(i -> "k" + i).toArray(String[]::new))
                        .build())
                .isInstanceOf(LimitExceededException.class);
    }
}
