package memberict;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where its doors are. */
@Component
class WhereToGo {

    private static final Logger log = LoggerFactory.getLogger(WhereToGo.class);

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            String here = "http://localhost:" + context.getWebServer().getPort();
            log.info("""
                    The Member ICT assistant is running.

                        Web chat   {}/
                        Console    {}/console        pick who to be on the development sign-in
                        Teams bot  {}/api/messages   for the Agents Playground

                    Stop it with Ctrl+C. What it keeps is in the data folder.
                    """, here, here, here);
        }
    }
}
