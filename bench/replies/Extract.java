import com.mailboxkit.mime.text.ReadingText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Reads `plain` or `html` and a text in base64 on each line, and answers with what is new in it, in base64.
class Extract {

    public static void main(String[] arguments) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int blank = line.indexOf(' ');
            var text = new String(Base64.getDecoder().decode(line.substring(blank + 1)), StandardCharsets.UTF_8);
            var read = line.startsWith("html") ? ReadingText.of(null, text, null) : ReadingText.of(text, null, null);
            System.out.println(Base64.getEncoder().encodeToString(read.text().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
