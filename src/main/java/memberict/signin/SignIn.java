package memberict.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.Officer;
import memberict.directory.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The development sign-in: choose who you are. */
@Controller
class SignIn {

    /** A path of ours: browsers take {@code //name} and {@code /\name} for other sites. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}{}]*");

    private final Directory directory;
    private final SignedIn signedIn;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignIn(Directory directory, SignedIn signedIn) {
        this.directory = directory;
        this.signedIn = signedIn;
    }

    /** Someone to choose; {@code hint} says what they are and where. */
    record Person(String value, String name, String hint) {}

    @GetMapping("/sign-in")
    String choose(@RequestParam(defaultValue = "") String then, Model model) {
        model.addAttribute("then", then);
        model.addAttribute("officers", officers());
        model.addAttribute("members", members());
        return "signin/sign-in";
    }

    @PostMapping("/sign-in")
    String enter(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String then,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Officer> officer = signedIn.officer(who);
        if (officer.isEmpty() && signedIn.member(who).isEmpty()) {
            model.addAttribute("problem", "Choose who you are");
            return choose(then, model);
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        return "redirect:" + (isHere(then) ? then : officer.isPresent() ? "/console" : "/");
    }

    /** Where whoever may not do what they asked for ends up, with a way on. */
    @RequestMapping("/sign-in/refused")
    String refused(Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        signedIn.officer()
                .map(Officer::name)
                .or(() -> signedIn.member().map(Member::name))
                .ifPresent(name -> model.addAttribute("name", name));
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            model.addAttribute("typed", typed(request));
            return "signin/form-too-old";
        }
        return "signin/refused";
    }

    /** Kept in front of whoever wrote it, but shown to no one whom another site has sent here with it. */
    private static List<String> typed(HttpServletRequest request) {
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().startsWith("_"))
                .flatMap(field -> List.of(field.getValue()).stream())
                .filter(text -> text.strip().contains(" "))
                .toList();
    }

    private static boolean isHere(String then) {
        return HERE.matcher(then).matches();
    }

    private List<Person> officers() {
        return directory.officers().stream()
                .map(officer -> new Person(
                        SignedIn.OFFICER + officer.id(),
                        officer.name(),
                        officer.roles().stream().sorted().map(SignIn::inWords).collect(Collectors.joining(", ")) + ": "
                                + councilNames(officer.councils())))
                .toList();
    }

    private List<Person> members() {
        return directory.members().stream()
                .filter(Member::active)
                .map(member ->
                        new Person(SignedIn.MEMBER + member.id(), member.name(), councilNames(member.councils())))
                .toList();
    }

    private String councilNames(Collection<String> ids) {
        return ids.stream()
                .map(id -> directory.council(id).map(Council::shortName).orElse(id))
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static String inWords(Role role) {
        return switch (role) {
            case ICT -> "ICT officer";
            case CURATOR -> "Knowledge curator";
            case SCRUTINY -> "Scrutiny officer";
            case MANAGER -> "ICT manager";
        };
    }
}
