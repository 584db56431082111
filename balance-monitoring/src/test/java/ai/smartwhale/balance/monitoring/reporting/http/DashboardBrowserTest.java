// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import static ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase.ADVISED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.commons.resource.AlertSeverity;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page in a real browser. Screenshots are kept in {@code target/screenshots}. */
@Timeout(300)
class DashboardBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static Browser browser;

    private final AtomicReference<Instant> now = new AtomicReference<>(START.minusSeconds(300));
    private final DashboardManager manager = DashboardManager.create(DashboardConfig.withDefaults(), now::get);
    private DashboardServer server;
    private Scene scene;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                Browser.installed().isPresent(), "chromium is not installed, so the page is not tested in a browser");
        browser = Browser.start(Browser.installed().orElseThrow());
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forget() throws Exception {
        browser.open(URI.create("about:blank"));
        browser.requests().clear();
        browser.complaints().clear();
        browser.prefer("prefers-color-scheme", "light");
        browser.size(1_440, 1_000);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        manager.close();
    }

    private void show(Scene shown) throws Exception {
        scene = shown;
        server = DashboardServer.builder(manager).actions(scene).start();
        while (now.get().isBefore(START)) {
            second();
        }
        browser.open(server.pageWithToken());
        browser.await("document.querySelectorAll('#models tr').length > 0");
    }

    private void second() {
        now.set(now.get().plusSeconds(1));
        manager.updateDashboard(scene.update(now.get()));
    }

    private String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private void choose(String control, String value) throws Exception {
        browser.evaluate("{ const c = document.getElementById('" + control + "'); c.value = '" + value
                + "'; c.dispatchEvent(new Event('change')); }");
    }

    @Test
    void thePageIsAliveAndAsksForNothingElsewhere() throws Exception {
        show(Scene.of(20).withAlerts(START));

        String before = text(".tile .value");
        second();
        browser.await("document.querySelector('.tile .value').textContent !== '" + before + "'");
        browser.await("document.querySelectorAll('.chart path').length >= 9");

        browser.screenshot(SCREENSHOTS.resolve("light.png"), false);
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(asked ->
                        asked.startsWith(server.pageWithToken().resolve("/").toString()));
        assertThat(browser.requests()).as("the token is in no address").noneMatch(asked -> asked.contains("token"));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("location.hash").asText()).isEmpty();
        assertThat(text("#h-verdict")).isEqualTo("Act now: 1 critical, 1 warning");
        assertThat(text("#todo")).startsWith("Roll back the release of 14:05");
    }

    @Test
    void decisionsOfTheLoopAreToldWithWhatTheyDid() throws Exception {
        Scene scene = Scene.of(5).withDecisions(START);
        String hostile = "<img src=x onerror=\"document.title='taken'\">";
        scene.decision(new DecisionView(
                "4", START, hostile, "", 1, 2, hostile, "hit_rate", -0.1, OptionalDouble.empty(), ADVISED, hostile));
        show(scene);
        browser.await("document.querySelectorAll('#decisions tr').length === 4");

        assertThat(texts("#decisions tr:nth-child(1) td"))
                .containsExactly(hostile, "1 → 2", hostile, "-10%", "–", "advised");
        assertThat(texts("#decisions tr:nth-child(3) td"))
                .containsExactly(
                        "path.reserve",
                        "0 → 1",
                        "87 of 100 answers come when nobody waits any more",
                        "+31%",
                        "+27.4%",
                        "kept");
        assertThat(texts("#decisions tr:nth-child(4) td")).endsWith("+120", "+3", "taken back");
        assertThat(browser.evaluate("document.querySelectorAll('main img').length")
                        .asInt())
                .isZero();
        choose("language", "fa");
        assertThat(texts("#decisions tr:nth-child(3) td")).endsWith("ماندگار");
        choose("language", "en");
        assertThat(browser.complaints()).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve("decisions.png"), true);
    }

    private List<String> texts(String selector) throws Exception {
        List<String> found = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(one => one.textContent)")
                .forEach(one -> found.add(one.asText()));
        return found;
    }

    @Test
    void hostileNamesAreText() throws Exception {
        String[] hostile = {
            "<img src=x onerror=\"document.title='taken'\">",
            "'\"><script>document.title='taken'</script>",
            "\u202Eevil\u2066\u200F",
            "😀🐋{0}{1}",
            "x".repeat(10_000),
            "javascript:alert(1)",
            "__proto__",
            "a\uD800b"
        };
        Scene hosts = Scene.with(hostile);
        hosts.alert(
                new AlertView("<b>", AlertSeverity.CRITICAL, AlertPhase.FIRING, hostile[0] + "{1}", hostile[1], START));
        show(hosts);
        browser.await("document.querySelectorAll('.alert').length === 1");

        JsonNode names = browser.evaluate("[...document.querySelectorAll('#models bdi')].map(one => one.textContent)");
        for (int i = 0; i < 4; i++) {
            assertThat(names).extracting(JsonNode::asText).contains(hostile[i]);
        }
        assertThat(names).hasSize(8);
        assertThat(browser.evaluate("document.querySelectorAll('main img, main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("(1) Smart Whale Balance");
        assertThat(text(".alert .summary")).isEqualTo(hostile[0] + "{1}");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(1_440);
        assertThat(browser.complaints()).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve("hostile.png"), false);
    }

    @Test
    void alertsAreAcknowledgedAndSilencedByKeyboardAlone() throws Exception {
        show(Scene.of(20).withAlerts(START));
        tabTo("#actor");
        browser.type("Zahra");
        tabTo("[data-key=acknowledge]");
        browser.press("Enter");
        Browser.until("it is acknowledged", () -> scene.acts().contains("acknowledge burn by Zahra"));
        second();
        browser.await("[...document.querySelectorAll('#alert-filters button')][1].textContent.includes('3')");

        browser.await("document.activeElement.matches('.alert.PENDING') && !document.querySelector('.alert.CRITICAL')");

        tabTo("[data-key=silence]");
        browser.press("Enter");
        browser.await("document.activeElement.name === 'minutes'");
        browser.press("ArrowDown");
        second();
        tabTo("[name=reason]");
        browser.press("Enter");
        browser.type("import runs");
        browser.screenshot(SCREENSHOTS.resolve("silence.png"), false);
        assertThat(scene.acts()).as("without a reason nothing happens").hasSize(1);
        browser.press("Enter");
        Browser.until("it is silenced", () -> scene.acts().size() == 2);
        assertThat(scene.acts().get(1)).isEqualTo("silence queue for PT4H by Zahra: import runs");
        browser.await("document.getElementById('told').textContent.startsWith('Silenced: ')");
        assertThat(browser.complaints()).isEmpty();
    }

    /** As people go there, with a limit against a trap. */
    private void tabTo(String selector) throws Exception {
        for (int i = 0; i < 60; i++) {
            if (browser.evaluate("document.activeElement.matches('" + selector + "')")
                    .asBoolean()) {
                return;
            }
            browser.press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    @Test
    void itFitsAPhoneTheNightAndPersian() throws Exception {
        show(Scene.of(200).withAlerts(START).withDecisions(START));
        browser.size(390, 844);
        browser.await("innerWidth === 390 && document.documentElement.scrollWidth <= 390");
        assertAccessible();
        browser.screenshot(SCREENSHOTS.resolve("phone.png"), true);

        browser.prefer("prefers-color-scheme", "dark");
        browser.await("getComputedStyle(document.body).backgroundColor === 'rgb(13, 19, 25)'");
        assertAccessible();
        browser.size(1_440, 1_000);
        browser.screenshot(SCREENSHOTS.resolve("dark.png"), false);

        choose("language", "fa");
        browser.size(390, 844);
        browser.await("document.dir === 'rtl' && document.documentElement.scrollWidth <= 390");
        assertThat(text("#h-alerts")).isEqualTo("هشدارها");
        assertThat(browser.evaluate("document.getElementById('h-alerts').getBoundingClientRect().right > 300")
                        .asBoolean())
                .isTrue();
        browser.size(1_440, 1_000);
        choose("theme", "light");
        browser.await("getComputedStyle(document.body).backgroundColor === 'rgb(243, 245, 248)'");
        assertAccessible();
        browser.screenshot(SCREENSHOTS.resolve("persian.png"), false);
        choose("language", "en");
        choose("theme", "auto");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Names of all controls, order of headings, heads of tables, and contrast as WCAG reckons it. */
    private void assertAccessible() throws Exception {
        assertThat(browser.evaluate(script("accessibility.js"))).isEmpty();
    }

    private static String script(String name) throws IOException {
        try (InputStream in = DashboardBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void modelsAreFoundAndSorted() throws Exception {
        show(Scene.of(1_000));
        browser.await("document.querySelectorAll('#models tr').length === 50");
        browser.screenshot(SCREENSHOTS.resolve("many.png"), true);
        browser.evaluate(
                "{ const s = document.getElementById('search'); s.value = 'FRAUD-7'; s.dispatchEvent(new Event('input')); }");
        browser.await("document.querySelectorAll('#models tr').length === 5");
        browser.evaluate("document.querySelector('#model-head button').click()");
        assertThat(browser.evaluate("[...document.querySelectorAll('#models bdi')].map(one => one.textContent)"))
                .extracting(JsonNode::asText)
                .hasSize(5)
                .isSorted();
        assertThat(browser.evaluate("document.querySelector('#model-head th').ariaSort")
                        .asText())
                .isEqualTo("ascending");
    }

    @Test
    void whatIsLostIsSaidAndComesBack() throws Exception {
        scene = Scene.of(3);
        server = DashboardServer.builder(manager).start();
        browser.open(server.pageWithToken());
        browser.await("document.getElementById('h-verdict').textContent === 'Waiting for the first data'");
        browser.screenshot(SCREENSHOTS.resolve("nothing.png"), false);
        second();
        browser.await("document.getElementById('state').className.includes('live')");
        int port = server.address().getPort();
        String token = server.pageWithToken().getFragment().substring("token=".length());
        server.close();
        browser.await(
                "document.getElementById('state').className.includes('lost') && document.body.className === 'stale'");
        browser.await("document.getElementById('h-verdict').textContent.startsWith('The connection is lost')");
        browser.screenshot(SCREENSHOTS.resolve("lost.png"), false);

        // The host starts again at the same place.
        server = DashboardServer.builder(manager)
                .config(DashboardServerConfig.withDefaults()
                        .withToken(token)
                        .withListening(DashboardServerConfig.onLoopback(port)))
                .start();
        browser.await("document.getElementById('state').className.includes('live') && document.body.className === ''");
    }

    @Test
    void whoHasNoTokenIsAskedForIt() throws Exception {
        scene = Scene.of(3);
        server = DashboardServer.builder(manager).start();
        second();
        browser.open(server.pageWithToken().resolve("/"));
        browser.await("document.activeElement.id === 'token'");
        browser.type("not the token at all");
        browser.press("Enter");
        browser.await("document.getElementById('refused').textContent.length > 0");
        browser.screenshot(SCREENSHOTS.resolve("sign-in.png"), false);
        browser.evaluate("document.getElementById('token').select()");
        browser.type(server.pageWithToken().getFragment().substring("token=".length()));
        browser.press("Enter");
        browser.await("document.querySelectorAll('#models tr').length === 3");
        assertThat(browser.evaluate("document.getElementById('token').value").asText())
                .isEmpty();
        browser.open(server.pageWithToken().resolve("/?again"));
        browser.await("document.querySelectorAll('#models tr').length === 3");
    }
}
