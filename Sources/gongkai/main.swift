import Console

Gongkai.main()
