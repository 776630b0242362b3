package org.lichat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.lichat.core.Erasure;
import org.lichat.core.PersonalData;
import org.lichat.core.Registration;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.server.Passwords;
import org.lichat.server.Settings;
import org.lichat.store.SqlStore;
import org.lichat.store.StoreInUse;
import org.lichat.store.VisitedStore;
import org.lichat.wire.Writer;

/** What the jar does for operators with the data of a server, instead of being one. */
final class Commands {
    private static final Set<String> NAMES = Set.of("passwd", "backup", "export", "erase");

    private final Settings settings;
    private final InputStream in;
    private final PrintStream out;

    /**
     * Commands on the data of a server.
     *
     * @param settings those of the server
     * @param in where passwords come from when there is no console
     */
    Commands(Settings settings, InputStream in, PrintStream out) {
        this.settings = settings;
        this.in = in;
        this.out = out;
    }

    /** A command was not done; the message is one for the operator. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** Whether the arguments are a command with what it is about. */
    static boolean areSuch(List<String> arguments) {
        return arguments.size() == 2 && NAMES.contains(arguments.get(0));
    }

    /**
     * Does it.
     *
     * @throws Refused when it could not be done
     * @throws org.lichat.server.InvalidSetting when the settings lead to no data that can be used
     */
    void run(List<String> arguments) throws IOException {
        String about = arguments.get(1);
        switch (arguments.get(0)) {
            case "passwd" -> passwd(name(about));
            case "backup" -> backup(about);
            case "export" -> export(name(about));
            default -> erase(name(about));
        }
    }

    private static Name name(String spelling) {
        if (!Name.isValid(spelling)) {
            throw new Refused("“" + spelling + "” cannot be the name of anybody.");
        }
        return Name.of(spelling);
    }

    private void passwd(Name name) throws IOException {
        VisitedStore.visit(settings, store -> {
            Profile profile = store.stores().profiles().find(name);
            if (profile == null) {
                throw notRegistered(name);
            }
            Passwords passwords = Passwords.of(store.stores(), settings);
            String password = NewPassword.read(profile.name(), in);
            String objection = Registration.objectionTo(password);
            if (objection != null) {
                throw new Refused(objection);
            }
            if (!store.changePassword(name, passwords.hash(password))) { // not any more
                throw notRegistered(name);
            }
            out.println("The password of " + profile.name() + " is changed; it is good from the next login on.");
        });
    }

    private static Refused notRegistered(Name name) {
        return new Refused("The name " + name + " is not registered.");
    }

    private void backup(String spelling) throws IOException {
        Path file = path(spelling);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refused("The folder " + folder + " is not there.");
        }
        try {
            VisitedStore.visit(settings, store -> store.backup(file));
        } catch (FileAlreadyExistsException taken) {
            throw new Refused(file + " is there already; a backup replaces nothing.");
        } catch (IOException failed) {
            throw new Refused("The backup " + file + " could not be written: " + failed.getMessage());
        }
        out.println("Everything is in " + file + ". To start a server on it, put it as lichat.db into a data folder.");
    }

    private static Path path(String spelling) {
        try {
            return Path.of(spelling);
        } catch (InvalidPathException noPath) {
            throw new Refused("“" + spelling + "” is not a path.");
        }
    }

    private void export(Name person) throws IOException {
        VisitedStore.visit(settings, store -> {
            PersonalData data = PersonalData.of(store.stores(), person);
            requireAny(data);
            data.write(out);
            out.println();
            if (out.checkError()) {
                throw new Refused("The export is cut off, since standard output takes no more.");
            }
        });
    }

    private static void requireAny(PersonalData data) {
        if (data.isEmpty()) {
            throw new Refused("Nothing is kept of anybody with the name " + data.person() + ".");
        }
    }

    private void erase(Name person) throws IOException {
        Name server = Name.of(settings.get(Settings.NAME));
        if (person.equals(server)) {
            throw new Refused(person + " is the server itself.");
        }
        // Beside a server that may be running: where there is nothing, nothing is to be made either.
        VisitedStore.visit(settings, store -> requireAny(PersonalData.of(store.stores(), person)));
        try (SqlStore store = SqlStore.open(settings)) {
            erase(store, person, server);
        } catch (StoreInUse running) {
            throw new Refused("A server is running on these data. Stop it first, or, while it runs, send"
                    + " (lichat-ee:erase :id 1 :target " + Writer.print(person.toString()) + ") as an administrator.");
        }
        out.println("Everything that was kept of " + person + " is erased.");
    }

    private static void erase(SqlStore store, Name person, Name server) {
        try {
            Erasure.erase(store.stores(), person, server);
        } catch (RuntimeException failed) {
            throw store.explained(failed);
        }
        try {
            store.overwriteDeleted();
        } catch (SQLException failed) {
            throw new Refused("Everything that was kept of " + person
                    + " is deleted, but traces of it may remain in unused"
                    + " parts of the database's files, since these could not be written anew (" + failed.getMessage()
                    + "). See to it that their disk has room, then compact the database with VACUUM.");
        }
    }
}
