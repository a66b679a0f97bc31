using System.Globalization;
using System.Text.RegularExpressions;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Import;

/// <summary>Reads a list that was pasted or attached: first a preview that stores nothing but the list, then all of it in one change.</summary>
internal sealed partial class ImportCommand : ICommand
{
    private const int Shown = 7;
    private const int ShownOfAll = 200;

    /// <summary>Made anew for each import, since they remember what they compare with.</summary>
    private static readonly IReadOnlyList<Func<ImportKind>> kinds =
        [() => new PeopleImport(), () => new ResourcesImport(), () => new ProjectsImport(), () => new UnitsImport(), () => new BookingsImport(), () => new DeadlinesImport()];

    private static readonly IReadOnlyList<string> names = [.. kinds.Select(make => make().Many)];

    private static readonly WordArgument kind = new("kind", "What is in the list?", word => kinds.Select(make => make()).FirstOrDefault(one => one.Many.Equals(word, StringComparison.OrdinalIgnoreCase) || one.Also.Contains(word.ToLowerInvariant()))?.Many)
    {
        Example = "people",
        Choices = names,
    };

    private static readonly RestArgument rows = new("rows", "Which rows? Paste them with their header, or attach a file.") { Example = "name,role", Required = false, FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["import"],
        Summary = "Read people, rooms, productions, episodes, bookings or deadlines from a list or a CSV file",
        Examples = ["import people\nname,role\nJo Marsh,artist", "import resources\nname,class\nColor 3,color"],
        Role = Role.Coordinator,
        Arguments = [kind, rows],
        Changes = true,
        TakesFile = true,
        WordForWord = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = kinds.Select(make => make()).First(one => one.Many == turn.Get(kind));
        if (turn.Asker.Role < wanted.Role) return Refusals.NeedsRole(Definition with { Verbs = [$"import {wanted.Many}"], Role = wanted.Role }, turn.Asker, turn.Names);
        var said = turn.Maybe(rows) ?? "";
        if (Follow().Match(said) is { Success: true } follow)
        {
            return await KeptFiles.Find(turn.Db, follow.Groups["file"].Value, cancel) is { } pending
                ? await Again(turn, wanted, pending, follow.Groups["what"].Value, follow.Groups["print"].Value, cancel)
                : Answer.No($"That list is no longer here. Send it again: import {wanted.Many}");
        }
        if (said.Length > 0) return await Preview(turn, wanted, KeptFiles.KeepSecret(turn.Session, $"{wanted.Many}.csv", System.Text.Encoding.UTF8.GetBytes(said), turn.Now), cancel);
        if (turn.Incoming.FileProblem is { } problem) return Answer.No($"{problem} Nothing was stored.");
        if (turn.Incoming.Files.Count == 0) return Ask(wanted);
        if (turn.Incoming.Files.Count > 1) return Answer.No("One file at a time, so that it is clear what is imported. Nothing was stored.");
        return await KeptFiles.Find(turn.Db, turn.Incoming.Files[0], cancel) is { } file
            ? await Preview(turn, wanted, file, cancel)
            : Answer.No($"There is no file {turn.Incoming.Files[0]}. Send it again.");
    }

    /// <summary>What follows a preview: <c>apply f12-… 3f9a…</c>, <c>problems f12-… 3f9a…</c>.</summary>
    [GeneratedRegex(@"^(?<what>apply|problems|cancel) (?<file>f\d+(-[0-9a-f]{32})?) (?<print>[0-9a-f]{12})$", RegexOptions.NonBacktracking)]
    private static partial Regex Follow();

    private static Answer Ask(ImportKind kind) => Answer.No(new Card($"Which {kind.Many}? Paste the rows with their header under the command, or attach a CSV file.")
    {
        Parts = [new Line((Text)"Columns: " + (Text)string.Join(", ", kind.Columns.Select(column => column.Required ? column.Name : $"{column.Name} (optional)"))), new Quote(kind.Example)],
        Form = new Form($"import {kind.Many}", "Import", [new Field(rows.Name, rows.Question, FieldType.LongText, null, true, []) { Hint = kind.Example }]),
    });

    private static async Task<Answer> Preview(Turn turn, ImportKind kind, KeptFile file, CancellationToken cancel)
    {
        turn.Undoable = false;
        var (plan, table, problem) = await Plan(turn, kind, file, forReal: false, cancel);
        if (problem is not null) return Answer.No(new Card($"{problem} Nothing was stored.") { Parts = [new Line($"A list of {kind.Many} looks like this:"), new Quote(kind.Example)] });
        return Answer.Yes(Draw(kind, plan!, table!, KeptFiles.IdOf(file)));
    }

    private static async Task<Answer> Again(Turn turn, ImportKind kind, KeptFile file, string what, string print, CancellationToken cancel)
    {
        if (what == "cancel")
        {
            turn.Undoable = false;
            turn.Db.Remove(file);
            return Answer.Yes(new Card($"The list of {kind.Many} is thrown away. Nothing was imported."));
        }
        var (plan, table, problem) = await Plan(turn, kind, file, forReal: what == "apply", cancel);
        if (problem is not null) return Answer.No($"{problem} Nothing was stored.");
        if (what == "problems") return Answer.Yes(Problems(kind, plan!));
        if (plan!.Fingerprint != print)
        {
            var fresh = Draw(kind, plan, table!, KeptFiles.IdOf(file));
            return Answer.No(fresh with { Headline = (Text)"The studio has changed since this preview. Look again: " + fresh.Headline });
        }
        if (plan.BadRows > 0) return Answer.No(Draw(kind, plan, table!, KeptFiles.IdOf(file)));
        if (plan.Good == 0) return Answer.No($"There is nothing to import: {Lists.Count(plan.Same, "row")} already so.");
        foreach (var update in plan.Updates) await update(turn.Db, cancel);
        turn.Session.Many.AddRange(plan.New);
        if (file.Secret is not null) turn.Db.Remove(file);
        turn.NamesChanged();
        return Answer.Yes(new Card($"Imported: {Said(kind, plan)}").With(new Line("Undo takes all of it back.")));
    }

    /// <param name="forReal">Ids are taken; else the plan is only to be looked at.</param>
    private static async Task<(ImportPlan? Plan, ImportTable? Table, string? Problem)> Plan(Turn turn, ImportKind kind, KeptFile file, bool forReal, CancellationToken cancel)
    {
        if (file.Size > ImportText.MostBytes) return (null, null, $"The file has {file.Size / 1_048_576} MB; a list has at most {ImportText.MostBytes / 1_048_576} MB.");
        if (ImportText.Of(file.Bytes) is not { } text) return (null, null, "That is not a list: the file is not text. In the spreadsheet, save it as CSV.");
        var (table, problem) = ImportTable.Read(text, kind);
        if (table is null) return (null, null, problem);
        var plan = new ImportPlan();
        long preview = 0;
        var work = new ImportWork(turn, plan, forReal ? turn.NewId : () => ++preview, forReal ? turn.NextNumber : _ => ++preview);
        await kind.Prepare(work, table, cancel);
        var doing = $"{(forReal ? "Importing" : "Reading")} {table.Rows.Count.ToString("N0", CultureInfo.InvariantCulture)} {kind.Many}";
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (i % 500 == 0) turn.Progress?.Report(doing, i, table.Rows.Count);
            kind.Read(work, table.Rows[i]);
        }
        if (forReal) turn.Progress?.Report(doing, table.Rows.Count, table.Rows.Count);
        return (plan, table, null);
    }

    private static Card Draw(ImportKind kind, ImportPlan plan, ImportTable table, string file)
    {
        var card = new Card(
            plan.BadRows > 0 ? $"{Lists.Count(plan.Problems.Count, "problem")} in {plan.BadRows} of {Lists.Count(table.Rows.Count, "row")}. Nothing is stored yet."
            : plan.Good == 0 ? "Nothing to import"
            : $"{Lists.Count(plan.Good, kind.One, kind.Many)} to import. Nothing is stored yet.");
        if (plan.BadRows > 0) card = card.With(new Line($"A list goes in whole or not at all. Mend {(plan.Problems.Count == 1 ? "it" : "them")} and send the list again: import {kind.Many}"));
        if (plan.Updated > 0) card = card.With(new Line($"{plan.Created} new, {plan.Updated} known and updated from the list."));
        if (plan.Same > 0) card = card.With(new Line($"{plan.Same} already so, left alone."));
        card = card.With(plan.Problems.Take(Shown).Select(Say));
        if (plan.Problems.Count > Shown) card = card.With(new Line($"And {plan.Problems.Count - Shown} more."));
        if (table.Ignored.Count > 0) card = card.With(new Line($"Not used: {string.Join(", ", table.Ignored.Take(8).Select(name => name.Length == 0 ? "a column without a name" : ImportWork.Shown(name)))}."));
        if (plan.Good > 0 && plan.BadRows == 0) card = card.Offer(new Button($"Import {plan.Good}", $"import {kind.Many} apply {file} {plan.Fingerprint}"));
        if (plan.Problems.Count > Shown) card = card.Offer(new Button("All problems", $"import {kind.Many} problems {file} {plan.Fingerprint}"));
        return card.Offer(new Button("Cancel", $"import {kind.Many} cancel {file} {plan.Fingerprint}"));
    }

    private static Card Problems(ImportKind kind, ImportPlan plan)
    {
        var card = new Card($"{Lists.Count(plan.Problems.Count, "problem")} in {Lists.Count(plan.BadRows, "row")} of {kind.Many}").With(plan.Problems.Take(ShownOfAll).Select(Say));
        return plan.Problems.Count > ShownOfAll ? card.With(new Line($"And {plan.Problems.Count - ShownOfAll} more; mend these first, then send the list again.")) : card;
    }

    private static Line Say(ImportProblem problem) => new($"Row {problem.Row}{(problem.Column.Length > 0 ? $", {problem.Column}" : "")}: {problem.Why}");

    private static string Said(ImportKind kind, ImportPlan plan) => string.Join(", ", new[]
    {
        plan.Created > 0 ? Lists.Count(plan.Created, $"new {kind.One}", $"new {kind.Many}") : "",
        plan.Updated > 0 ? $"{plan.Updated} updated" : "",
        plan.Same > 0 ? $"{plan.Same} already so" : "",
    }.Where(words => words.Length > 0));
}
