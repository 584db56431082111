// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class HtmlPageTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/a/b.html");

    @Test
    void onlyWhatAReaderSeesIsText() {
        HtmlPage page = HtmlPage.parse("""
                <!DOCTYPE html><html lang="fa"><head><title>Salt &amp; sea</title><style>p { }</style></head>
                <body><!-- no --><script>if (1 < 2) run();</script><p>one&nbsp;&lt;two&gt;</p><p>&#1583;&unknown;</p></body>
                </html>""", ADDRESS);
        assertThat(page.title()).isEqualTo("Salt & sea");
        assertThat(page.language()).isEqualTo("fa");
        assertThat(page.text()).isEqualTo("one <two> د&unknown;");
    }

    @Test
    void linksAreResolvedOnceAndBrokenOnesAreLeftOut() {
        HtmlPage page = HtmlPage.parse("""
                <a href="c.html">1</a> <a class="x" href="/d?x=1&amp;y=2#part">2</a> <a href="c.html#top">again</a>
                <a href="http://[bad">3</a> <a name="anchor">4</a>""", ADDRESS);
        assertThat(page.links())
                .containsExactly(
                        URI.create("http://127.0.0.1:8080/a/c.html"), URI.create("http://127.0.0.1:8080/d?x=1&y=2"));
    }

    @Test
    void aTextThatIsNoPageHasNoTitle() {
        HtmlPage page = HtmlPage.parse("just text", ADDRESS);
        assertThat(page.title()).isEmpty();
        assertThat(page.text()).isEqualTo("just text");
        assertThat(page.links()).isEmpty();
    }
}
