package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HtmlTest {

    @Test
    void escapesTextAndAttributes() {
        String page = new Html()
                .open("p", "title", "\"a' <b> & c")
                .text("<script>alert('1')</script> & \"more\"")
                .close()
                .document();
        assertThat(page)
                .isEqualTo("<!DOCTYPE html>\n<p title=\"&quot;a&#39; &lt;b&gt; &amp; c\">"
                        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;</p>\n");
    }

    @Test
    void replacesWhatNoPageMayHold() {
        String page = new Html()
                .element("p", "a\u0000b\u0007c\u0085d\uFFFEe\uD800f\ud83c\udf3eg\th\n")
                .document();
        assertThat(page).contains("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\ud83c\udf3eg\th\n</p>");
    }

    @Test
    void keepsDataFromEndingItsElement() {
        assertThat(new Html().data("d", "[\"</script><!-- & -->\"]").document())
                .contains("[\"\\u003c/script\\u003e\\u003c!-- \\u0026 --\\u003e\"]</script>");
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> new Html().open("p onclick=x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid name in HTML: 'p onclick=x' (expected letters and digits)");
        assertThatThrownBy(() -> new Html().open("p", "a\"b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAssetsThatXmlWouldReadInAnotherWay() {
        assertThatThrownBy(() -> new Html().asset("script", "a && b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write the script: there is a < or a & in it");
    }

    @Test
    void refusesToEndAPageThatIsNotWhole() {
        assertThatThrownBy(() -> new Html().open("div").document())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot end the page: <div> is open");
    }
}
