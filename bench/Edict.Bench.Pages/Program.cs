using Edict.Bench.Pages;

// The rivals are programs of their own, so that what each uses can be told apart.
return args switch
{
    ["bare", var rows, .. var database] => await BarePage.ServeAsync(rows, new(database)),
    ["empty"] => await BarePage.ServeNothingAsync(),
    ["load", var address, var cookie, var requests] => await Load.RunAsync(
        new Uri(address),
        cookie,
        int.Parse(requests)
    ),
    [var edict, var folder, .. var postgres] => await PagesBench.RunAsync(
        edict,
        folder,
        postgres.FirstOrDefault()
    ),
    _ => 2,
};
