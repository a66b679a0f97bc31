using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PostBot.Core.Storage;
using PostBot.Domain;

namespace PostBot.Core.Features.Import;

/// <summary>What is wrong with one cell. <paramref name="Column"/> is empty when it is the row as a whole.</summary>
internal sealed record ImportProblem(int Row, string Column, string Why);

/// <summary>What an import would do, worked out without doing it. The same table against the same studio gives the same plan.</summary>
internal sealed class ImportPlan
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<int> badRows = [];

    /// <summary>New rows, each after those it refers to.</summary>
    public List<IStudioRow> New { get; } = [];

    public List<Func<PostBotDb, CancellationToken, Task>> Updates { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    public int Created { get; private set; }

    public int Updated { get; private set; }

    /// <summary>Rows that say what is so already.</summary>
    public int Same { get; private set; }

    public int BadRows => badRows.Count;

    public int Good => Created + Updated;

    public bool IsBad(ImportRow row) => badRows.Contains(row.Number);

    /// <summary>Says which plan this is: another studio state or another file gives another.</summary>
    public string Fingerprint => Convert.ToHexStringLower(hash.GetCurrentHash())[..12];

    public void Problem(ImportRow row, string column, string why)
    {
        badRows.Add(row.Number);
        Problems.Add(new ImportProblem(row.Number, column, why));
        Note(row, "problem", column + why);
    }

    public void Create(ImportRow row, string what, params IEnumerable<IStudioRow> rows)
    {
        Created++;
        New.AddRange(rows);
        Note(row, "create", what);
    }

    public void Update(ImportRow row, string what, Func<PostBotDb, CancellationToken, Task> change)
    {
        Updated++;
        Updates.Add(change);
        Note(row, "update", what);
    }

    public void Keep(ImportRow row)
    {
        Same++;
        Note(row, "same", "");
    }

    private void Note(ImportRow row, string what, string about) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Number}\u001f{what}\u001f{about}\u001e")));
}
